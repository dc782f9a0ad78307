// What every answer carries: a strict policy, and nothing that another site could use.

/** Pages of this machine may frame the app, as the docs do while they are written. */
export const FRAMED_BY = "'self' http://127.0.0.1:* http://localhost:*";

/** The policy of index.html, and who may frame it, which only a header can say. */
export const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  `frame-ancestors ${FRAMED_BY}`,
].join('; ');

/** @type {Readonly<Record<string, string>>} */
export const SECURITY_HEADERS = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Names with a hash never change; anything else is asked for each time. @param {string} path */
export function cacheControl(path) {
  return path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
}
