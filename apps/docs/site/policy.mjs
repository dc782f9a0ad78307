// What pages of the docs may load: their own files, and nothing of others.

/**
 * Styles within pages are those of formulas, whose places were computed. Snippets are modules made of text (`blob:`), in workers
 * with WebAssembly; frames are the labs.
 */
export const PAGE_POLICY = [
  "default-src 'self'",
  "script-src 'self' blob: 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
].join('; ');
