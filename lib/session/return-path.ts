/** The path of our own site somebody wanted before signing in, or null for anything else (experience.md UX-03). */
export function returnPath(next: string | null | undefined): string | null {
  if (!next || !/^\/(dashboard|admin)(?=[/?#]|$)/.test(next) || /[\\\s]/.test(next)) return null;
  return next;
}
