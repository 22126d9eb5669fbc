"use client";

import { unstable_rethrow } from "next/navigation";
import { createContext, type ReactNode, useActionState, useContext, useState, useTransition } from "react";
import { ErrorSummary } from "./error-summary.tsx";
import type { FormAction, FormFailure, FormState } from "./form-state.ts";

type Submission = { state: FormState; pending: boolean };

const SubmissionContext = createContext<Submission>({ state: null, pending: false });

/** The answer to the form around this part, and whether one is awaited. */
export function useSubmission(): Submission {
  return useContext(SubmissionContext);
}

type ActionFormProps<Done extends object> = {
  action: FormAction<Done>;
  className?: string;
  /** Said when no answer comes, such as when the network drops; without it the page's error screen takes the form's place. */
  lost?: string;
  /** Runs in the browser once the action has answered ok. */
  onDone?: (answer: Done) => void;
  children: ReactNode;
};

/**
 * A form that keeps what was typed when its action refuses, and works without JavaScript too. `onDone` is told even when
 * the answer takes the form off the page: what an action shows once must not get lost with it.
 */
export function ActionForm<Done extends object>({ action, className, lost, onDone, children }: ActionFormProps<Done>) {
  const [posted, dispatch, posting] = useActionState<FormState<Done>, FormData>(action, null);
  const [answered, setAnswered] = useState<FormState<Done>>(null);
  const [asking, startAsking] = useTransition();
  const state = answered ?? posted;
  const pending = asking || posting;
  const submit = (event: React.FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = new FormData(event.currentTarget, submitterOf(event));
    startAsking(async () => {
      const answer = await action(state, form).catch((error: unknown): FormFailure => {
        unstable_rethrow(error);
        if (lost === undefined) throw error;
        return { ok: false, code: "form.no_answer", message: lost };
      });
      setAnswered(answer);
      if (answer?.ok) onDone?.(answer);
    });
  };
  return (
    <form action={dispatch} onSubmit={submit} noValidate className={className}>
      <SubmissionContext value={{ state, pending }}>
        {state && !state.ok ? <ErrorSummary message={state.message} fields={state.fields} /> : null}
        {children}
      </SubmissionContext>
    </form>
  );
}

function submitterOf(event: React.FormEvent<HTMLFormElement>): HTMLElement | null {
  return event.nativeEvent instanceof SubmitEvent ? event.nativeEvent.submitter : null;
}
