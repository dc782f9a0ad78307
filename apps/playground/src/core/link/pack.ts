import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';

/** No packed text may unfold to more than this: a link of some hundred characters could otherwise fill the memory. */
const MOST_BYTES = 200_000;

/** base64url(deflate(text)). */
export function pack(text: string): string {
  const bytes = deflateSync(strToU8(text), { level: 9 });
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

/**
 * The inverse of {@link pack}.
 *
 * @throws Error for text that was never packed, is cut off, or unfolds to more than 200 kB
 */
export function unpack(packed: string): string {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  if (binary === '') throw new Error('there is nothing packed');
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  // a buffer of fixed size bounds what comes out: fflate throws where it does not suffice
  const out = inflateSync(bytes, { out: new Uint8Array(MOST_BYTES) });
  return strFromU8(out);
}
