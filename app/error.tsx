"use client";

import { ProblemPage } from "#/components/problem-page.tsx";
import { Button } from "#/components/ui/button.tsx";
import english from "#/messages/en/errors.json";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Shown when a page fails. It must not depend on anything that may have failed, so it brings its own texts. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <ProblemPage
      title={english.brokenTitle}
      action={<Button onClick={reset}>{english.brokenAction}</Button>}
      reference={error.digest ? `${english.reference}: ${error.digest}` : undefined}
    >
      {english.brokenBody}
    </ProblemPage>
  );
}
