import type { Notation } from '@bp/autograd/explain';

/** How numbers are called: w5, w₁₁⁽²⁾ in either order of its indices, w31. */
export const NOTATIONS = ['flat', 'layered', 'layered-to', 'nodes'] as const;
export type NotationName = (typeof NOTATIONS)[number];

/** How many decimals are shown. */
export const DIGITS = [4, 8, 12] as const;

/** How a lesson is shown; it never changes a number. */
export interface Look {
  readonly notation: NotationName;
  readonly digits: number;
  readonly language: 'en' | 'ko';
}

export const NOTATION_OPTIONS: Readonly<Record<NotationName, Notation>> = {
  flat: 'flat',
  layered: { scheme: 'layered', order: 'from-to' },
  'layered-to': { scheme: 'layered', order: 'to-from' },
  nodes: 'nodes',
};
