/** What a form's action answers: nothing yet, done, or what is wrong and with which field. */
export type FormFailure = { ok: false; message: string; fields?: Record<string, string> | undefined; code: string };
export type FormState<Done extends object = object> = null | ({ ok: true } & Done) | FormFailure;

/** A server action as a form calls it: the former answer, then what was filled in. */
export type FormAction<Done extends object = object> = (
  previous: FormState<Done>,
  form: FormData,
) => Promise<FormState<Done>>;
