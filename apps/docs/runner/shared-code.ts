import { pack, unpack } from '@bp/playground/pack';

/** `#code=<snippet>.<packed>`: what the address of a page says that carries edited code. */
const CARRIED = /^#code=([^.]+)\.(.*)$/s;

/** The hash for the code of a snippet. */
export function hashOf(snippet: string, code: string): string {
  return `#code=${encodeURIComponent(snippet)}.${pack(code)}`;
}

/** The code that a hash carries for a snippet; null where it carries none for it. @throws Error if it cannot be read */
export function codeIn(hash: string, snippet: string): string | null {
  const [, name, packed] = CARRIED.exec(hash) ?? [];
  // whoever passes an address on may take its escapes off
  if (name !== encodeURIComponent(snippet) && name !== snippet) return null;
  return unpack(packed);
}
