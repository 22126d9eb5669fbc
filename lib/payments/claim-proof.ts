const words = "M-Pesa receipt ";

/** The proof of a request for money that its tenant can't find: the receipt it named, and nothing else. */
export function claimProof(receipt: string): string {
  return words + receipt;
}

/** The receipt that a request was made for; null for a request with any other proof. */
export function claimedReceipt(proof: string | null): string | null {
  const receipt = proof?.startsWith(words) ? proof.slice(words.length) : "";
  return /^[A-Z0-9]{3,40}$/.test(receipt) ? receipt : null;
}
