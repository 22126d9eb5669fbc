/** `254…` from the usual Kenyan spellings, or null. */
export function parseMsisdn(text: string): string | null {
  const digits = text.replace(/[^\d]/g, "");
  const match = /^(?:00)?(?:254)?0?([17]\d{8})$/.exec(digits);
  return match === null ? null : `254${match[1]}`;
}

/** `0712 345 678`, the way it is read in Kenya. */
export function showMsisdn(msisdn: string): string {
  const match = /^254(\d{3})(\d{3})(\d{3})$/.exec(msisdn);
  return match === null ? msisdn : `0${match[1]} ${match[2]} ${match[3]}`;
}
