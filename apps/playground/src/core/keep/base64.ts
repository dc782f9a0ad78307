/** Bytes as a text of A–Z, a–z, 0–9, + and /, for JSON. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  // in pieces: a call takes no more arguments than the stack holds
  for (let at = 0; at < bytes.length; at += 0x8000) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return btoa(binary);
}

/** The inverse of {@link encodeBase64}; null for a text that is none. */
export function decodeBase64(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
