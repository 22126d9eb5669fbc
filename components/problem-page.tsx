import type { ReactNode } from "react";

/** A page that could not be what was asked for: what happened, and one next step. */
export function ProblemPage({
  title,
  children,
  action,
  reference,
}: {
  title: string;
  children: ReactNode;
  action: ReactNode;
  reference?: ReactNode;
}) {
  return (
    <main className="mx-auto grid min-h-[80dvh] w-full max-w-lg content-center gap-4 px-5 py-16">
      <h1 className="text-3xl font-semibold tracking-[-0.03em] text-ink">{title}</h1>
      <p className="text-muted">{children}</p>
      <div className="mt-3">{action}</div>
      {reference ? (
        <p className="figures mt-6 border-t border-line pt-4 font-mono text-sm text-muted">{reference}</p>
      ) : null}
    </main>
  );
}
