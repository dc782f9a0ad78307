const bytes = new DataView(new ArrayBuffer(8));

/**
 * The 32-bit FNV-1a hash of the bits of float64 numbers, most significant byte first.
 *
 * Equal hashes of a function's values over fixed inputs mean the same bits; every NaN counts as one.
 *
 * @returns Eight hexadecimal digits.
 */
export function fingerprint(values: Iterable<number>): string {
  let hash = 0x811c9dc5;
  for (const value of values) {
    bytes.setFloat64(0, value);
    if (Number.isNaN(value)) bytes.setBigUint64(0, 0x7ff8000000000000n);
    for (let i = 0; i < 8; i++) hash = Math.imul(hash ^ bytes.getUint8(i), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
