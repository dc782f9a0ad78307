import { LABS, type Lab } from '@bp/look/labs';
import type { Language } from '../words/define';

export { LABS, type Lab };

/** A place in the app: `#/ko/backprop?preset=2-2-2&step=13`. */
export interface Place {
  readonly language: Language;
  readonly lab: Lab;
  readonly params: Readonly<Record<string, string>>;
}

/** Reads a hash; what it does not say comes from `otherwise`. */
export function readHash(hash: string, otherwise: { language: Language; lab: Lab }): Place {
  const [path, query] = partsOf(hash);
  const [, language, lab] = path.split('/');
  return {
    language: language === 'en' || language === 'ko' ? language : otherwise.language,
    lab: LABS.find((one) => one === lab) ?? otherwise.lab,
    params: Object.fromEntries(new URLSearchParams(query)),
  };
}

/** What stands before the first question mark, and what after it: a value may have one of its own. */
function partsOf(hash: string): readonly [path: string, query: string] {
  const [, path, query = ''] = /^#?([^?]*)\??(.*)$/s.exec(hash)!;
  return [path, query];
}

/** The name in a hash that no lab has; null where there is none. */
export function unknownLab(hash: string): string | null {
  const [, , lab = ''] = partsOf(hash)[0].split('/');
  return lab === '' || LABS.some((one) => one === lab) ? null : lab.slice(0, 40);
}

/** The hash of a place; parameters stay readable, since dots and commas need no escape. */
export function writeHash({ language, lab, params }: Place): string {
  const query = Object.entries(params)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${encodeURIComponent(name)}=${escapeValue(value)}`)
    .join('&');
  return `#/${language}/${lab}${query === '' ? '' : `?${query}`}`;
}

function escapeValue(value: string): string {
  return encodeURIComponent(value).replaceAll('%2C', ',').replaceAll('%3A', ':');
}
