import { type Range, WHOLE } from '@bp/tensor/engine';

/** The usual metric of classes. */
export const CLASS_DEFAULTS = {
  threshold: null as number | null,
  ignoreIndex: -100,
  name: undefined as string | undefined,
};

const THRESHOLD: Range = { holds: (x) => x === null || Number.isFinite(x), text: '(-∞, ∞)' };

/** What their options may be. */
export const CLASS_RULES = { threshold: THRESHOLD, ignoreIndex: WHOLE };
