/** Absolute links for our mails; `appUrl` is the site's own address, never the request's host. */
export function verifyLink(appUrl: string, token: string): string {
  return `${appUrl}/verify-email?token=${encodeURIComponent(token)}`;
}

export function resetLink(appUrl: string, token: string): string {
  return `${appUrl}/reset-password?token=${encodeURIComponent(token)}`;
}

/** Where a tenant makes its first live key (product.md D12). */
export function firstKeyLink(appUrl: string): string {
  return `${appUrl}/dashboard#first-key`;
}
