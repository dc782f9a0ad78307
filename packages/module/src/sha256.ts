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
  const primes = firstPrimes();
  const hash = Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const factors = Uint32Array.from(primes, (prime) => fraction(cubeRoot(prime)));
  for (let block = 0; block < blocks; block++) mix(hash, factors, padded, block * 64);
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

function firstPrimes(): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < 64; n++)
    if (primes.every((prime) => n % prime > 0)) primes.push(n);
  return primes;
}

/** By Newton's method, whose operations every engine rounds alike; `Math.cbrt` may differ in the last bits. */
function cubeRoot(x: number): number {
  let root = 7;
  for (let i = 0; i < 20; i++) root -= (root - x / (root * root)) / 3;
  return root;
}

/** The first 32 bits after the point, and a fraction that an array of whole numbers drops. */
function fraction(x: number): number {
  return (x % 1) * 2 ** 32;
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
