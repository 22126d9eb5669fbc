"use server";

import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { checklistCookie } from "./checklist-cookie.ts";

const yearSeconds = 31_536_000;

/** Home shows no checklist from now on. */
export async function hideChecklist(): Promise<void> {
  (await cookies()).set(checklistCookie, "hidden", {
    maxAge: yearSeconds,
    httpOnly: true,
    sameSite: "lax",
    path: "/dashboard",
  });
  revalidatePath("/dashboard");
}

/** Home shows the checklist again, and is where the reader goes on. */
export async function showChecklist(): Promise<void> {
  (await cookies()).delete({ name: checklistCookie, path: "/dashboard" });
  redirect("/dashboard");
}
