import { z } from "zod";

const line = (max: number, message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^\P{Cc}*$/u, message)
    .min(2, message)
    .max(max, message);

/** An address as a form takes it. */
export const EmailField = z
  .string("Enter your e-mail address.")
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email("Enter an e-mail address such as asha@clinic.co.ke."));

/** The six fields of sign-up (experience.md UX-10). Phone and password are judged by their rooms. */
export const SignUpFields = z.object({
  organisation: line(80, "Enter the name of your organisation."),
  name: line(80, "Enter your name."),
  email: EmailField,
  phone: z.string("Enter your phone number.").trim().min(1, "Enter your phone number.").max(30),
  password: z.string("Choose a password.").min(1, "Choose a password.").max(1000),
  terms: z.literal("on", "Please accept the terms."),
});
export type SignUpFields = z.infer<typeof SignUpFields>;
