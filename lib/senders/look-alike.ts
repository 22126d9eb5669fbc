/** Names that only their owners may send from: government, emergency, networks, banks, payment services. */
const reservedWords = [
  "safaricom",
  "mpesa",
  "airtel",
  "telkom",
  "equitel",
  "faiba",
  "fuliza",
  "hustler",
  "police",
  "kra",
  "itax",
  "ecitizen",
  "iebc",
  "ntsa",
  "nssf",
  "nhif",
  "shif",
  "sha",
  "helb",
  "huduma",
  "dci",
  "eacc",
  "ikulu",
  "statehouse",
  "government",
  "govt",
  "ministry",
  "county",
  "redcross",
  "emergency",
  "kcb",
  "equity",
  "coopbank",
  "cooperative",
  "absa",
  "stanbic",
  "ncba",
  "dtb",
  "imbank",
  "familybank",
  "cbk",
  "centralbank",
  "stanchart",
  "standardchartered",
  "barclays",
  "bank",
  "kplc",
  "kenyapower",
  "nairobiwater",
  "paypal",
  "visa",
  "mastercard",
  "google",
  "facebook",
  "whatsapp",
  "meta",
  "onfon",
  "jumbe",
] as const;

/** Words this short are names of their own only when they stand alone; inside other words they mean nothing. */
const shortWord = 4;

/** The name as the eye confuses it: 0 is O, 1 and I and l are one, 5 is S, rn is m; case and signs don't matter. */
export function skeletonOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/0/g, "o")
    .replace(/[1i|]/g, "l")
    .replace(/5/g, "s")
    .replace(/3/g, "e")
    .replace(/4/g, "a")
    .replace(/8/g, "b")
    .replace(/[^a-z]/g, "");
}

/** The reserved word this name is or looks like, or null. Staff see it before they decide. */
export function reservedWordIn(name: string): string | null {
  const whole = skeletonOf(name);
  const parts = name.split(/[ _.&-]+/).map(skeletonOf);
  for (const word of reservedWords) {
    const skeleton = skeletonOf(word);
    if (parts.includes(skeleton) || whole === skeleton) return word;
    if (word.length > shortWord && whole.includes(skeleton)) return word;
  }
  return null;
}

/** Those of the names that the eye takes for this one. The same name counts too. */
export function lookAlikesOf(name: string, others: readonly string[]): string[] {
  const skeleton = skeletonOf(name);
  return others.filter((other) => skeletonOf(other) === skeleton);
}
