import type { Tensor } from '@bp/tensor';

/** Tensors by what they are. */
export type Named = Readonly<Record<string, Tensor>>;

/** The first place where numbers differ in a bit, in words; null where there is none. All NaNs are the same. */
export function differenceOf(expected: Named, got: Named): string | null {
  const names = new Set([...Object.keys(expected), ...Object.keys(got)]);
  for (const name of names) {
    const [a, b] = [expected[name], got[name]];
    if (a === undefined || b === undefined) {
      return `${name} is ${b === undefined ? 'missing' : 'new'}`;
    }
    const types = [a, b].map(({ dtype, shape }) => `${dtype} [${shape.join(', ')}]`);
    if (types[0] !== types[1]) return `${name} is ${types[1]} instead of ${types[0]}`;
    const [wanted, found] = [a.data, b.data];
    const at = wanted.findIndex((value: number, i: number) => !Object.is(value, found[i]));
    if (at >= 0)
      return `${name}, ${types[0]}, at ${at}: ${tell(found[at])} instead of ${tell(wanted[at])}`;
  }
  return null;
}

function tell(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}
