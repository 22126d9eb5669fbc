/** A Kenyan mobile number as E.164 digits without the plus: `2547…` or `2541…` (product.md D14). */
export type Msisdn = string & { readonly __msisdn: "254" };

export type ParsedMsisdn = { ok: true; msisdn: Msisdn } | { ok: false; message: string };

/** The form of a stored number. */
export const msisdnPattern = /^254[17]\d{8}$/;

const spreadsheetDamage = /^\+?\d+(?:\.\d+)?e\+?\d+$|^\+?\d{9,}\.0*$/i;
/** Spaces of all kinds and the direction marks that copying from a phone leaves behind. */
const invisible = /[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;

/** Reads a number in any form in use (providers/kenya-sms.md §1), or says in one sentence why it can't be one. */
export function parseMsisdn(input: string): ParsedMsisdn {
  const typed = input.replace(invisible, "").replace(/^'/, "");
  if (typed === "") return refuse("Enter a phone number.");
  if (spreadsheetDamage.test(typed)) {
    return refuse("A spreadsheet has changed this number. Format its column as text and copy the number again.");
  }
  const bare = typed.replace(/[-().‐-―]/g, "");
  if (!/^\+?\d+$/.test(bare)) return refuse("A phone number has digits only, with an optional plus in front.");
  const international = /^(?:\+|00)(\d*)$/.exec(bare)?.[1];
  const digits = international ?? bare;
  const national = /^2540?(\d+)$/.exec(digits)?.[1] ?? (international === undefined ? localPart(digits) : null);
  if (national === null) return refuse(reasonAgainst(digits, international !== undefined));
  if (/^[17]\d{8}$/.test(national)) return { ok: true, msisdn: `254${national}` as Msisdn };
  return refuse(reasonAgainstNational(national));
}

function refuse(message: string): ParsedMsisdn {
  return { ok: false, message };
}

function localPart(digits: string): string | null {
  if (/^0[1-9]\d*$/.test(digits)) return digits.slice(1);
  return /^[17]\d{8}$/.test(digits) ? digits : null;
}

function reasonAgainst(digits: string, international: boolean): string {
  if (!international && digits.length <= 6) return "This is a short code; an SMS needs a mobile number.";
  if (!international && /^[17]/.test(digits) && digits.length < 11) return reasonAgainstNational(digits);
  return "This is not a Kenyan mobile number. It begins with 07, 01 or +254.";
}

function reasonAgainstNational(national: string): string {
  if (/^[2-6]/.test(national)) return "This is a landline; an SMS needs a mobile number that begins with 07 or 01.";
  if (!/^[17]/.test(national)) return "This is not a Kenyan mobile number. It begins with 07, 01 or +254.";
  return `This number is too ${national.length < 9 ? "short" : "long"}. A Kenyan mobile number has 10 digits, such as 0712 345 678.`;
}

/** `+254 712 345 678`, for people. */
export function formatMsisdn(msisdn: Msisdn): string {
  return `+254 ${msisdn.slice(3, 6)} ${msisdn.slice(6, 9)} ${msisdn.slice(9)}`;
}
