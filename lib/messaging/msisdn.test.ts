import fc from "fast-check";
import { expect, test } from "vitest";
import { likelyNetwork } from "./likely-network.ts";
import { formatMsisdn, msisdnPattern, parseMsisdn } from "./msisdn.ts";

test.each([
  ["0712345678", "254712345678"],
  ["0112345678", "254112345678"],
  ["712345678", "254712345678"],
  ["112345678", "254112345678"],
  ["+254712345678", "254712345678"],
  ["00254712345678", "254712345678"],
  ["254712345678", "254712345678"],
  ["+254 (0) 712 345 678", "254712345678"],
  ["2540712345678", "254712345678"],
  ["  0712 345-678 ", "254712345678"],
  ["0712.345.678", "254712345678"],
  ["(0712) 345678", "254712345678"],
  ["+254\u00a0712\u00a0345\u00a0678", "254712345678"],
  ["\u202a+254712345678\u202c", "254712345678"],
  ["'0712345678", "254712345678"],
  ["0712–345–678", "254712345678"],
])("%s is read", (input, msisdn) => {
  expect(parseMsisdn(input)).toEqual({ ok: true, msisdn });
});

test.each([
  ["", "Enter"],
  ["   ", "Enter"],
  ["7.12345678E+8", "spreadsheet"],
  ["2.54712E+11", "spreadsheet"],
  ["254712345678.0", "spreadsheet"],
  ["712345678.", "spreadsheet"],
  ["07123456789", "too long"],
  ["071234567", "too short"],
  ["71234567", "too short"],
  ["25471234567", "too short"],
  ["2547123456789", "too long"],
  ["0202345678", "landline"],
  ["+254202345678", "landline"],
  ["22334", "short code"],
  ["+256712345678", "not a Kenyan"],
  ["256712345678", "not a Kenyan"],
  ["+0712345678", "not a Kenyan"],
  ["+712345678", "not a Kenyan"],
  ["0812345678", "not a Kenyan"],
  ["000254712345678", "not a Kenyan"],
  ["07123O5678", "digits only"],
  ["٠٧١٢٣٤٥٦٧٨", "digits only"],
  ["０７１２３４５６７８", "digits only"],
  ["++254712345678", "digits only"],
  ["0712345678, 0722345678", "digits only"],
  ["254-712+345678", "digits only"],
])("%j is refused and said why", (input, part) => {
  const parsed = parseMsisdn(input);
  expect(parsed).toMatchObject({ ok: false, message: expect.stringContaining(part) });
});

test("whatever is typed, a number that is read has the stored form and reads as itself", () => {
  const typed = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0123457 +-().") }));
  fc.assert(
    fc.property(typed, (input) => {
      const parsed = parseMsisdn(input);
      if (!parsed.ok) return;
      expect(parsed.msisdn).toMatch(msisdnPattern);
      expect(parseMsisdn(parsed.msisdn)).toEqual(parsed);
      expect(parseMsisdn(formatMsisdn(parsed.msisdn))).toEqual(parsed);
    }),
    { numRuns: 2000 },
  );
});

function read(input: string) {
  const parsed = parseMsisdn(input);
  if (!parsed.ok) throw new Error(parsed.message);
  return parsed.msisdn;
}

test("numbers are shown grouped", () => {
  expect(formatMsisdn(read("0712345678"))).toBe("+254 712 345 678");
});

test.each([
  ["0700000000", "safaricom"],
  ["0729000000", "safaricom"],
  ["0730000000", "airtel"],
  ["0744000000", "unknown"],
  ["0747000000", "faiba"],
  ["0749000000", "unknown"],
  ["0756000000", "airtel"],
  ["0757000000", "safaricom"],
  ["0760000000", "unknown"],
  ["0763000000", "equitel"],
  ["0768000000", "safaricom"],
  ["0775000000", "telkom"],
  ["0100000000", "airtel"],
  ["0107000000", "unknown"],
  ["0115000000", "safaricom"],
  ["0120000000", "telkom"],
  ["0121000000", "infura"],
  ["0130000000", "nrg"],
])("%s was first given to %s", (input, network) => {
  expect(likelyNetwork(read(input))).toBe(network);
});
