import { type Router, withBase } from 'vitepress';
import { whenIdle } from './each-when-idle.ts';

/** A part of a family: the letters of some ranges, in a file of their own. */
interface Part {
  readonly ranges: readonly (readonly [number, number])[];
  isAsked: boolean;
  make(): FontFace;
}

const PHONE = '(pointer: coarse) and (max-width: 720px)';

/**
 * Letters arrive after the first picture, and not where one saves data: until then those of the system serve. Korean comes in
 * more than a hundred parts; those that a page needs are put in together, so that it is set anew once and not for each of them.
 * Phones keep their own, which are made for their screens and have Hangul in all weights: half a megabyte would change little,
 * and set a page anew that is being read.
 */
export function loadLetters(sheets: readonly string[], router: Router): void {
  if (import.meta.env.SSR || import.meta.env.DEV) return;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData || window.matchMedia(PHONE).matches) return;
  let parts: readonly Part[] = [];
  const load = async () => {
    if (parts.length === 0) parts = (await Promise.all(sheets.map(readSheet))).flat();
    await putIn(parts);
  };
  // where they cannot come, those of the system serve on
  const loadLater = () => whenIdle(() => load().catch(() => {}));
  const after = router.onAfterRouteChange;
  router.onAfterRouteChange = async (to) => {
    await after?.(to);
    if (document.readyState === 'complete') loadLater();
  };
  if (document.readyState === 'complete') loadLater();
  else window.addEventListener('load', loadLater, { once: true });
}

/** The parts that a style sheet of Fontsource names. */
async function readSheet(address: string): Promise<Part[]> {
  const url = new URL(withBase(address), document.baseURI);
  const text = await (await fetch(url)).text();
  return Array.from(text.matchAll(/@font-face\s*\{([^}]*)\}/g), ([, rule]) => {
    const say = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(rule)?.[1] ?? '';
    const [, file] = /url\(([^)]+)\)/.exec(rule) ?? [];
    const make = () =>
      new FontFace(
        say('font-family').replaceAll("'", ''),
        `url(${new URL(file, url).href}) format("woff2")`,
        { weight: say('font-weight'), display: 'swap', unicodeRange: say('unicode-range') },
      );
    return { ranges: rangesOf(say('unicode-range')), isAsked: false, make };
  });
}

/** `U+AC00-AC7F,U+20` */
function rangesOf(written: string): [number, number][] {
  return written.split(',').map((range) => {
    const [from, to = from] = range.trim().replace(/^U\+/i, '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  });
}

async function putIn(parts: readonly Part[]): Promise<void> {
  const isIn = rangesWithLetters(document.body.textContent ?? '');
  const needed = parts.filter(({ isAsked, ranges }) => !isAsked && ranges.some(isIn));
  for (const part of needed) part.isAsked = true;
  const arrived = await Promise.allSettled(needed.map(({ make }) => make().load()));
  for (const one of arrived) if (one.status === 'fulfilled') document.fonts.add(one.value);
}

/** Tells whether a text has letters of a range, by how many it has up to each. */
function rangesWithLetters(text: string): (range: readonly [number, number]) => boolean {
  const upTo = new Uint16Array(0x10001);
  for (let i = 0; i < text.length; i++) upTo[text.charCodeAt(i) + 1] = 1;
  for (let i = 1; i < upTo.length; i++) upTo[i] += upTo[i - 1];
  return ([from, to]) => from <= 0xffff && upTo[Math.min(to, 0xffff) + 1] > upTo[from];
}
