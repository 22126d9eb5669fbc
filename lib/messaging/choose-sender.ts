import type { Mode, TrafficClass } from "#/db/enums.ts";
import { isSenderName } from "#/lib/senders/sender-name.ts";
import { badSender, noDefaultSender, senderNotApproved, wrongTrafficClass } from "./errors.ts";
import type { SendingProfile } from "./sending-profile.ts";

/** The sender test messages go out with when none is named. */
export const testSender = "TEST";

export type ChosenSender = { name: string; trafficClass: TrafficClass };

export type ChooseSenderInput = {
  named: string | null;
  /** The class the caller says its message is of; null: that of the sender ID. */
  trafficClass: TrafficClass | null;
};

/**
 * The originator to use: a named one must be approved (in test mode: well formed), else the first approved one of the
 * class asked for. A sender ID is of one class, and its messages are too (product.md D25).
 */
export function chooseSender(
  mode: Mode,
  profile: Pick<SendingProfile, "senders" | "promotionalSenders">,
  { named, trafficClass }: ChooseSenderInput,
): ChosenSender {
  if (named !== null && !isSenderName(named)) throw badSender();
  const classOf = (name: string) => (profile.promotionalSenders.includes(name) ? "promotional" : "transactional");
  const usual = profile.senders.find((name) => classOf(name) === (trafficClass ?? "transactional"));
  const name = named ?? usual ?? (trafficClass === null ? profile.senders[0] : undefined);
  if (mode === "live" && name === undefined) throw noDefaultSender();
  const sender = name ?? testSender;
  const known = profile.senders.includes(sender);
  if (mode === "live" && !known) throw senderNotApproved(sender);
  // A name that only test mode lets pass is of the class it is said to be.
  const own = known ? classOf(sender) : (trafficClass ?? "transactional");
  if (trafficClass !== null && trafficClass !== own) throw wrongTrafficClass(sender, own);
  return { name: sender, trafficClass: own };
}
