const bytes = new DataView(new ArrayBuffer(8));

/** A small seeded generator of numbers in [0, 1): a Weyl sequence through a 32-bit mixer. */
export function uniformGenerator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}

/** `count` numbers spread evenly over [low, high), each at random within its own interval. */
export function spread(low: number, high: number, count: number, seed = 1): number[] {
  const uniform = uniformGenerator(seed);
  const step = (high - low) / count;
  return Array.from({ length: count }, (_, i) => low + (i + uniform()) * step);
}

/** Finite float32 numbers of both signs, evenly spaced by bit pattern: every exponent alike. */
export function allExponents32(count: number): number[] {
  const step = (2 * 0x7f800000) / count;
  return Array.from({ length: count }, (_, i) => {
    const pattern = Math.floor(i * step);
    const magnitude = float32Of(pattern % 0x7f800000);
    return pattern < 0x7f800000 ? magnitude : -magnitude;
  });
}

/** Finite float64 numbers of both signs, evenly spaced by exponent, their mantissas at random. */
export function allExponents64(count: number, seed = 1): number[] {
  const uniform = uniformGenerator(seed);
  return Array.from({ length: count }, (_, i) => {
    const high = Math.floor(((i >> 1) / (count >> 1)) * 0x7ff00000);
    bytes.setUint32(0, high);
    bytes.setUint32(4, Math.floor(uniform() * 2 ** 32));
    const magnitude = bytes.getFloat64(0);
    return i % 2 === 0 ? magnitude : -magnitude;
  });
}

/** Each float32 point with its `reach` nearest neighbours on both sides. */
export function around32(points: readonly number[], reach = 3): number[] {
  return points.flatMap((point) => {
    bytes.setFloat32(0, point);
    const bits = bytes.getInt32(0);
    return neighbours(reach).map((k) => {
      // from 0 downwards the neighbours are the negative denormals
      const moved = point === 0 && k < 0 ? 0x80000000 - k : bits + k;
      bytes.setUint32(0, moved >>> 0);
      return bytes.getFloat32(0);
    });
  });
}

/** Each float64 point with its `reach` nearest neighbours on both sides. */
export function around64(points: readonly number[], reach = 3): number[] {
  return points.flatMap((point) => {
    bytes.setFloat64(0, point);
    const bits = bytes.getBigInt64(0);
    return neighbours(reach).map((k) => {
      const moved = point === 0 && k < 0 ? 0x8000000000000000n - BigInt(k) : bits + BigInt(k);
      bytes.setBigUint64(0, BigInt.asUintN(64, moved));
      return bytes.getFloat64(0);
    });
  });
}

function neighbours(reach: number): number[] {
  return Array.from({ length: 2 * reach + 1 }, (_, i) => i - reach);
}

function float32Of(bits: number): number {
  bytes.setUint32(0, bits);
  return bytes.getFloat32(0);
}
