import { lacks, type Peer } from './peer';

/** Independent sums, enough to hide how long one addition takes. */
const SUMS = 12;
const LANES = 4;

/**
 * What one core can do in 128-bit WebAssembly: `mul-add` rounds the product and then the sum, `relaxed-fma` is
 * one instruction. Everything stays in registers, so no product of matrices can be faster.
 */
export const ceiling: Peer = {
  prepare(job, mode) {
    if (job.kind !== 'ceiling') return lacks(job.kind);
    const fused = mode === 'relaxed-fma';
    if (fused && !hasRelaxedSimd()) return lacks('relaxed SIMD in this engine');
    const bytes = spinning(fused);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const spin = exports.spin as (iterations: number) => number;
    const iterations = Math.round(job.flops / (2 * SUMS * LANES));
    return { run: () => void spin(iterations), check: () => [spin(iterations)] };
  },
};

/** Whether this engine knows fused multiply-add: Node from 22 on. */
export function hasRelaxedSimd(): boolean {
  return WebAssembly.validate(spinning(true));
}

const V128 = 0x7b;
const I32 = 0x7f;
const F32 = 0x7d;

// WebAssembly Core Specification 2.0, chapter 5, and the relaxed SIMD proposal
const localGet = (i: number) => [0x20, i];
const localSet = (i: number) => [0x21, i];
const v128Const = (bytes: readonly number[]) => [0xfd, 0x0c, ...bytes];
const F32X4_ADD = [0xfd, 0xe4, 0x01];
const F32X4_MUL = [0xfd, 0xe6, 0x01];
const F32X4_RELAXED_MADD = [0xfd, 0x85, 0x02];

/** `spin(n)`: n times sumᵢ = sumᵢ·x + y for all sums: none alike, so that a compiler leaves none out. */
function spinning(fused: boolean): Uint8Array<ArrayBuffer> {
  const [counter, x, y, sum] = [0, 1, 2, 3];
  const lanes = (bits: readonly number[]) => [...bits, ...bits, ...bits, ...bits];
  const sums = Array.from({ length: SUMS }, (_, i) => sum + i);
  const multiplyAdd = fused
    ? [...localGet(x), ...localGet(y), ...F32X4_RELAXED_MADD]
    : [...localGet(x), ...F32X4_MUL, ...localGet(y), ...F32X4_ADD];
  const body = [
    // one group of locals: x, y and the sums
    ...[1, 2 + SUMS, V128],
    // 0.999 and 0.001 need not be exact
    ...[...v128Const(lanes([0x77, 0xbe, 0x7f, 0x3f])), ...localSet(x)],
    ...[...v128Const(lanes([0x6f, 0x12, 0x83, 0x3a])), ...localSet(y)],
    ...[0x03, 0x40],
    ...sums.flatMap((i) => [...localGet(i), ...multiplyAdd, ...localSet(i)]),
    // counter −= 1; again while it is not 0
    ...[...localGet(counter), 0x41, 1, 0x6b, 0x22, counter, 0x0d, 0],
    0x0b,
    ...localGet(sum),
    ...sums.slice(1).flatMap((i) => [...localGet(i), ...F32X4_ADD]),
    // lane 0
    ...[0xfd, 0x1f, 0],
    0x0b,
  ];
  const name = [...'spin'].map((letter) => letter.charCodeAt(0));
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, I32, 1, F32]),
    ...section(3, [1, 0]),
    ...section(7, [1, name.length, ...name, 0, 0]),
    ...section(10, [1, ...sized(body)]),
  ]);
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

/** The length as LEB128, then the bytes. */
function sized(bytes: readonly number[]): number[] {
  const length: number[] = [];
  let rest = bytes.length;
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128);
  return [...length, rest, ...bytes];
}
