import { recordAudit } from "#/lib/audit/record-audit.ts";
import { createApiKey } from "#/lib/api-keys/create-api-key.ts";
import { actForTenant } from "#/lib/core/act-for-tenant.ts";
import type { PlatformCtx, PlatformTx } from "#/lib/core/context.ts";
import { withTransaction } from "#/lib/core/transaction.ts";
import { passwordRefused } from "#/lib/identity/errors.ts";
import { insertUser } from "#/lib/identity/insert-user.ts";
import { findUserByEmail } from "#/lib/identity/lookup.ts";
import { hashPassword } from "#/lib/identity/password-hash.ts";
import { faultOfPassword } from "#/lib/identity/password-rules.ts";
import { replaceUnverified } from "#/lib/identity/replace-unverified.ts";
import { emptyClaim, newClaim } from "#/lib/identity/sign-up-claim.ts";
import { addressRule, claimTry } from "#/lib/identity/throttle.ts";
import { normalizeEmail, type User } from "#/lib/identity/user.ts";
import { parseMsisdn } from "#/lib/messaging/msisdn.ts";
import { addMember } from "#/lib/team/add-member.ts";
import { listMemberships } from "#/lib/team/list-memberships.ts";
import { createTenant } from "#/lib/tenants/create-tenant.ts";
import { renameUnverified } from "#/lib/tenants/rename-unverified.ts";
import { phoneInvalid } from "./errors.ts";
import { mailAccountExists } from "./mail-account-exists.ts";
import { mailVerification } from "./mail-verification.ts";

export type SignUpInput = {
  organisation: string;
  name: string;
  email: string;
  phone: string;
  password: string;
  ip: string | null;
  appUrl: string;
  /** False only where rate limits are off. */
  throttled: boolean;
};

/** What all sign-ups answer: the address mailed to, and the claim for this browser. */
export type SignedUp = { email: string; claim: string };

type Applicant = { organisation: string; name: string; email: string; phone: string; passwordHash: string };

/**
 * The applicant has a mail: with the link that opens the new tenant, or, when the address has an account, saying so. The
 * answer is the same in both cases. A tenant that waits for its link is replaced by a later sign-up with the same address.
 * Throws `onboarding.phone_invalid`, `identity.password_…`, `identity.too_many_attempts`.
 */
export async function signUp(ctx: PlatformCtx, input: SignUpInput): Promise<SignedUp> {
  const email = normalizeEmail(input.email);
  const phone = parseMsisdn(input.phone);
  if (!phone.ok) throw phoneInvalid(phone.message);
  const fault = faultOfPassword(input.password, [input.name, input.organisation, email]);
  if (fault) throw passwordRefused(fault);
  if (input.throttled) await claimTry(ctx, [addressRule("sign-up", input.ip)]);
  const { organisation, name } = input;
  const applicant = {
    organisation,
    name,
    email,
    phone: phone.msisdn,
    passwordHash: await hashPassword(input.password),
  };
  return withTransaction(ctx, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`users:${email}`}, 0))`;
    const known = await findUserByEmail(tx, email);
    const user = known ? await replaceApplicant(tx, known, applicant) : await openTenant(tx, applicant);
    if (user) await mailVerification(tx, { user, organisation, appUrl: input.appUrl });
    else if (known) await mailAccountExists(tx, { user: known, appUrl: input.appUrl });
    const claim = user ? newClaim(tx, { id: user.id, passwordHash: applicant.passwordHash }) : emptyClaim(tx);
    return { email, claim };
  });
}

async function openTenant(tx: PlatformTx, applicant: Applicant): Promise<User> {
  const { email, phone, passwordHash } = applicant;
  const user = await insertUser(tx, { email, name: applicant.name, phone, passwordHash });
  const tenant = await createTenant(tx, { name: applicant.organisation, contactName: applicant.name, email, phone });
  await addMember(tx, { tenantId: tenant.id, userId: user.id, role: "owner" });
  await createApiKey(actForTenant(tx, tenant.id, "test"), { name: "First test key" });
  await recordAudit(tx, {
    action: "onboarding.signed_up",
    subject: user.id,
    tenantId: tenant.id,
    after: { termsAccepted: true },
  });
  return user;
}

async function replaceApplicant(tx: PlatformTx, known: User, applicant: Applicant): Promise<User | null> {
  const user = await replaceUnverified(tx, { userId: known.id, ...applicant });
  if (!user) return null;
  const [own] = await listMemberships(tx, user.id);
  if (own?.role === "owner") {
    await renameUnverified(tx, {
      tenantId: own.tenantId,
      name: applicant.organisation,
      contactName: applicant.name,
      phone: applicant.phone,
    });
  }
  return user;
}
