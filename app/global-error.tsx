"use client";

import english from "#/messages/en/errors.json";
import "./globals.css";

type GlobalErrorProps = { error: Error & { digest?: string }; reset: () => void };

/** Shown when even the outermost layout fails. */
export default function GlobalError({ error, reset }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-lg content-center gap-4 px-5">
          <h1 className="text-3xl font-semibold text-ink">{english.brokenTitle}</h1>
          <p className="text-muted">{english.brokenBody}</p>
          <button
            type="button"
            onClick={reset}
            className="h-11 justify-self-start rounded-md bg-accent px-5 font-medium text-accent-ink"
          >
            {english.brokenAction}
          </button>
          {error.digest ? (
            <p className="font-mono text-sm text-muted">
              {english.reference}: {error.digest}
            </p>
          ) : null}
        </main>
      </body>
    </html>
  );
}
