import { cache } from "react";
import { type Reader, sampleKey } from "#/components/docs/reader.ts";
import { findTestKey } from "#/lib/api-keys/find-test-key.ts";
import { readEnv } from "#/lib/core/env.ts";
import { listSenders } from "#/lib/senders/list-senders.ts";
import { findMember, type SignedInMember } from "#/lib/session/require-member.ts";
import { scopesOfMember } from "#/lib/team/roles.ts";

/** Who reads: with their own test key and sender ID when they are signed in and may see them. */
export const readReader = cache(async (): Promise<Reader> => {
  const member = await findMember();
  const apiKey = member && (await findOwnKey(member));
  return {
    signedIn: member !== null,
    baseUrl: readEnv().appUrl,
    apiKey: apiKey ?? sampleKey,
    ownKey: Boolean(apiKey),
    sender: member && (await findOwnSender(member)),
  };
});

async function findOwnKey({ ctx, role }: SignedInMember): Promise<string | null> {
  return scopesOfMember(role).includes("keys:manage") ? findTestKey({ ...ctx, mode: "test" }) : null;
}

async function findOwnSender({ ctx, role }: SignedInMember): Promise<string | null> {
  if (!scopesOfMember(role).includes("senders:read")) return null;
  return (await listSenders(ctx)).find(({ status }) => status === "approved")?.name ?? null;
}
