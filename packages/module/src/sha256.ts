/**
 * The hash of some bytes, as hexadecimal digits.
 *
 * @see National Institute of Standards and Technology, "Secure Hash Standard", FIPS 180-4, 2015
 */
export function sha256(bytes: Uint8Array): string {
  const { length } = bytes;
  const blocks = Math.ceil((length + 9) / 64);
  const padded = new DataView(new ArrayBuffer(blocks * 64));
  new Uint8Array(padded.buffer).set(bytes);
  padded.setUint8(length, 0x80);
  padded.setUint32(blocks * 64 - 8, Math.floor(length / 2 ** 29));
  padded.setUint32(blocks * 64 - 4, length << 3);
  const hash = words(FIRST);
  const factors = words(FACTORS);
  for (let block = 0; block < blocks; block++) mix(hash, factors, padded, block * 64);
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

const FIRST = '6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19';

// The first digits of the cube roots of the first 64 primes, after the point.
const FACTORS =
  '428a2f9871374491b5c0fbcfe9b5dba53956c25b59f111f1923f82a4ab1c5ed5' +
  'd807aa9812835b01243185be550c7dc372be5d7480deb1fe9bdc06a7c19bf174' +
  'e49b69c1efbe47860fc19dc6240ca1cc2de92c6f4a7484aa5cb0a9dc76f988da' +
  '983e5152a831c66db00327c8bf597fc7c6e00bf3d5a7914706ca635114292967' +
  '27b70a852e1b21384d2c6dfc53380d13650a7354766a0abb81c2c92e92722c85' +
  'a2bfe8a1a81a664bc24b8b70c76c51a3d192e819d6990624f40e3585106aa070' +
  '19a4c1161e376c082748774c34b0bcb5391c0cb34ed8aa4a5b9cca4f682e6ff3' +
  '748f82ee78a5636f84c878148cc7020890befffaa4506cebbef9a3f7c67178f2';

function words(digits: string): Uint32Array {
  return Uint32Array.from({ length: digits.length / 8 }, (_, i) =>
    Number.parseInt(digits.slice(i * 8, i * 8 + 8), 16),
  );
}

/** Goes through one block of 64 bytes. */
function mix(hash: Uint32Array, factors: Uint32Array, bytes: DataView, at: number): void {
  const schedule = new Uint32Array(64);
  for (let i = 0; i < 64; i++) {
    if (i < 16) schedule[i] = bytes.getUint32(at + i * 4);
    else {
      const [x, y] = [schedule[i - 15], schedule[i - 2]];
      const near = turn(x, 7) ^ turn(x, 18) ^ (x >>> 3);
      const far = turn(y, 17) ^ turn(y, 19) ^ (y >>> 10);
      schedule[i] = schedule[i - 16] + near + schedule[i - 7] + far;
    }
  }
  let [a, b, c, d, e, f, g, h] = hash;
  for (let i = 0; i < 64; i++) {
    const chosen = (e & f) ^ (~e & g);
    const one = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + chosen + factors[i] + schedule[i];
    const most = (a & b) ^ (a & c) ^ (b & c);
    const two = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + most;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] += word;
}

function turn(x: number, by: number): number {
  return (x >>> by) | (x << (32 - by));
}
