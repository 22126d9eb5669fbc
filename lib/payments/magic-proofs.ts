export type MagicProofOutcome = "found" | "found-less" | "not-found" | "undecided";

export type MagicProof = {
  /** Stands anywhere in the proof. */
  number: string;
  outcome: MagicProofOutcome;
  meaning: string;
};

/** Numbers in the proof of a manual top-up that force what becomes of it in test mode (product.md D18). */
export const magicProofs: readonly MagicProof[] = [
  {
    number: "0700000200",
    outcome: "found",
    meaning: "Found and credited after a few seconds, like every proof without such a number: completed.",
  },
  {
    number: "0700000201",
    outcome: "found-less",
    meaning: "Found, but only half of the amount has arrived; that half is credited: completed.",
  },
  { number: "0700000202", outcome: "not-found", meaning: "Not found after a few seconds: failed, rejected." },
  {
    number: "0700000203",
    outcome: "undecided",
    meaning: "Nobody decides: pending for 15 minutes, then expired, undecided.",
  },
];

/** What becomes of a manual top-up in test mode. */
export function outcomeOfProof(proof: string | null): MagicProofOutcome {
  const digits = proof?.replace(/[\s-]/g, "") ?? "";
  return magicProofs.find(({ number }) => digits.includes(number))?.outcome ?? "found";
}
