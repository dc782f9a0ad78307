import { isPlainObject } from '@bp/tensor/engine';

/** The numbers that JSON cannot write, and what stands for them. All others come back from it to the last bit. */
const WORDS: ReadonlyMap<unknown, number> = /* @__PURE__ */ new Map([
  ['NaN', Number.NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);

/** A copy with texts in the places of numbers that JSON cannot write. */
export function numbersToJson(value: unknown): unknown {
  return mapped(value, (one) => {
    if (Object.is(one, -0)) return '-0';
    return typeof one === 'number' && !Number.isFinite(one) ? String(one) : one;
  });
}

/** A copy with the numbers in the places of those texts. */
export function numbersFromJson(value: unknown): unknown {
  return mapped(value, (one) => WORDS.get(one) ?? one);
}

/** No record is nested deeper; what is, is none, and stays as it is. */
const DEEPEST = 100;

function mapped(value: unknown, change: (one: unknown) => unknown, depth = 0): unknown {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return value.map((item) => mapped(item, change, depth + 1));
  if (!isPlainObject(value)) return change(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, mapped(item, change, depth + 1)]),
  );
}
