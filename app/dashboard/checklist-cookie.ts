import { cookies } from "next/headers";

export const checklistCookie = "jumbe_checklist";

/** True when the reader has put the checklist away in this browser. Its progress is facts, so nothing is lost. */
export async function isChecklistHidden(): Promise<boolean> {
  return (await cookies()).get(checklistCookie)?.value === "hidden";
}
