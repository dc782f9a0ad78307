/** Numbers for products and sums: positive, so that a sum of results tells whether they agree. */
export function operand(size: number, step = 7): Float32Array {
  const data = new Float32Array(size);
  for (let i = 0; i < size; i++) data[i] = (((i % 1013) * step) % 13) / 13 + 1 / 13;
  return data;
}

/** What peers must find alike of a result: its sum, first and last element. */
export function summary(data: ArrayLike<number>): number[] {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += data[i];
  return [sum, data[0], data[data.length - 1]];
}

/** The two matrices of a product as they lie in memory, with their shapes. */
export function matrices({ layout, m, k, n }: { layout: string; m: number; k: number; n: number }) {
  return {
    a: { data: operand(m * k), shape: layout[0] === 'T' ? [k, m] : [m, k] },
    b: { data: operand(k * n, 5), shape: layout[1] === 'T' ? [n, k] : [k, n] },
    transposeA: layout[0] === 'T',
    transposeB: layout[1] === 'T',
  };
}
