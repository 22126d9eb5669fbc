import { randomBytes } from "node:crypto";
import { json, type Call, type Reply } from "../http.ts";
import { refusal } from "./replies.ts";
import type { DarajaState } from "./state.ts";

/** Issues a bearer token; wrong keys get 400 with an empty body. */
export function issueToken(state: DarajaState, call: Call): Reply {
  const { consumerKey, consumerSecret } = state.account;
  const authorization = call.headers.authorization ?? "";
  if (!authorization.startsWith("Basic ")) return refusal(400, "400.008.01", "Invalid Authentication passed");
  if (call.query.get("grant_type") !== "client_credentials") {
    return refusal(400, "400.008.02", "Invalid grant type passed");
  }
  const given = Buffer.from(authorization.slice(6), "base64").toString("utf8");
  if (given !== `${consumerKey}:${consumerSecret}`) return { status: 400, body: "" };
  if (state.switches.single_token) state.tokens.clear();
  const token = randomBytes(21).toString("base64url");
  state.tokens.set(token, Date.now() + state.switches.token_seconds * 1000);
  return json(200, { access_token: token, expires_in: String(state.switches.token_seconds) });
}

/** The refusal for a missing, malformed or expired bearer; null when it is good. */
export function refuseBearer(state: DarajaState, call: Call): Reply | null {
  const authorization = call.headers.authorization ?? "";
  if (!authorization.startsWith("Bearer ")) return refusal(404, "404.001.04", "Invalid Authentication Header");
  const expiresAt = state.tokens.get(authorization.slice(7));
  if (expiresAt !== undefined && expiresAt > Date.now()) return null;
  return refusal(404, "404.001.03", "Invalid Access Token");
}
