/** What the names of all drafts in the browser's storage begin with. */
export const draftKeyStart = "draft:";

/** Under which the draft of a tenant and mode is kept. */
export function draftKey(tenantId: number, mode: string): string {
  return `${draftKeyStart}${tenantId}:${mode}`;
}
