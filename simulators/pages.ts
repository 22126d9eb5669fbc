import { answerAsset } from "./assets.ts";
import type { DarajaState } from "./daraja/state.ts";
import { json, redirect, type Answer, type Call } from "./http.ts";
import { answerMailbox } from "./mailbox/answer.ts";
import type { OnfonState } from "./onfon/state.ts";
import { answerPhone } from "./phone/answer.ts";
import type { ResendState } from "./resend/state.ts";

export type Worlds = { onfon: OnfonState | null; daraja: DarajaState | null; resend: ResendState | null };

/** Answers the pages that people open: the phone and the mailbox. */
export function answerPages(worlds: Worlds): Answer {
  return async (call) => {
    if (call.method !== "GET" && fromElsewhere(call)) return json(403, { message: "Not from this page" });
    const [, area, ...rest] = call.path.split("/").map(decodeURIComponent);
    if (area === "") return redirect("/phone");
    if (area === "assets") return answerAsset(rest.join("/"));
    if (area === "phone") return answerPhone(worlds, call, rest);
    if (area === "mailbox") return answerMailbox(worlds.resend, call, rest);
    return json(404, { message: "Not found" });
  };
}

/** A form of some other site must not pay or write from this phone. */
function fromElsewhere(call: Call): boolean {
  const { origin, host } = call.headers;
  return origin !== undefined && origin !== `http://${host ?? ""}`;
}
