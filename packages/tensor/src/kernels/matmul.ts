import type { DType, TypedArray } from '../layout/dtype';
import { broadcastStrides } from '../layout/shape';
import { fround } from '../math/fround';
import type { Kernel } from '../operation/kernel';
import type { Tensor } from '../value/tensor';
import { matmulEmitter } from '../wasm/emitters/matmul';
import { Odometer } from './reduce';

/** One matrix of a batch: where it starts, and how far apart the neighbours in a column and in a row lie. */
interface Matrix {
  readonly data: TypedArray;
  readonly at: number;
  readonly rowStride: number;
  readonly columnStride: number;
}

/** Fills `out[at …]` with the product of an m × k and a k × n matrix. */
type Product = (
  out: TypedArray,
  at: number,
  a: Matrix,
  b: Matrix,
  m: number,
  k: number,
  n: number,
) => void;

/**
 * The batched matrix product [… m, k] · [… k, n] → [… m, n]. Every element starts at +0 and adds a·b for ascending k,
 * rounding the product and then the sum; no other order gives the same bits.
 */
export const matmulKernel: Kernel<null> = {
  name: 'matmul',
  emitter: matmulEmitter,
  run([out], [a, b]) {
    const [m, n] = out.shape.slice(-2);
    const k = a.shape[a.rank - 1];
    const batch = out.shape.slice(0, -2);
    const product = PRODUCTS[out.dtype];
    const left = new Odometer(batchLayout(a, batch));
    const right = new Odometer(batchLayout(b, batch));
    const step = m * n;
    for (let at = out.offset; at < out.offset + out.size; at += step) {
      product(out.storage.data, at, matrixAt(a, left.at), matrixAt(b, right.at), m, k, n);
      left.next();
      right.next();
    }
  },
};

function matrixAt({ storage, strides, rank }: Tensor, at: number): Matrix {
  return { data: storage.data, at, rowStride: strides[rank - 2], columnStride: strides[rank - 1] };
}

function batchLayout({ shape, strides, offset }: Tensor, batch: readonly number[]) {
  const stretched = broadcastStrides(shape.slice(0, -2), strides.slice(0, -2), batch);
  return { shape: batch, strides: stretched, offset };
}

/** Four columns at a time: each element of A is read once for all of them, and the sums stay in registers. */
function productOfSingles(
  out: TypedArray,
  at: number,
  { data: x, at: xAt, rowStride: xRow, columnStride: xColumn }: Matrix,
  { data: y, at: yAt, rowStride: yRow, columnStride: yColumn }: Matrix,
  m: number,
  k: number,
  n: number,
): void {
  const blocked = n - (n % 4);
  for (let i = 0; i < m; i++) {
    const row = at + i * n;
    for (let j = 0; j < blocked; j += 4) {
      let c0 = 0;
      let c1 = 0;
      let c2 = 0;
      let c3 = 0;
      let p = xAt + i * xRow;
      let q = yAt + j * yColumn;
      for (let l = 0; l < k; l++) {
        const factor = x[p];
        c0 = fround(c0 + fround(factor * y[q]));
        c1 = fround(c1 + fround(factor * y[q + yColumn]));
        c2 = fround(c2 + fround(factor * y[q + 2 * yColumn]));
        c3 = fround(c3 + fround(factor * y[q + 3 * yColumn]));
        p += xColumn;
        q += yRow;
      }
      out[row + j] = c0;
      out[row + j + 1] = c1;
      out[row + j + 2] = c2;
      out[row + j + 3] = c3;
    }
    for (let j = blocked; j < n; j++) {
      let sum = 0;
      let p = xAt + i * xRow;
      let q = yAt + j * yColumn;
      for (let l = 0; l < k; l++) {
        sum = fround(sum + fround(x[p] * y[q]));
        p += xColumn;
        q += yRow;
      }
      out[row + j] = sum;
    }
  }
}

function productOfDoubles(
  out: TypedArray,
  at: number,
  { data: x, at: xAt, rowStride: xRow, columnStride: xColumn }: Matrix,
  { data: y, at: yAt, rowStride: yRow, columnStride: yColumn }: Matrix,
  m: number,
  k: number,
  n: number,
): void {
  const blocked = n - (n % 4);
  for (let i = 0; i < m; i++) {
    const row = at + i * n;
    for (let j = 0; j < blocked; j += 4) {
      let c0 = 0;
      let c1 = 0;
      let c2 = 0;
      let c3 = 0;
      let p = xAt + i * xRow;
      let q = yAt + j * yColumn;
      for (let l = 0; l < k; l++) {
        const factor = x[p];
        c0 += factor * y[q];
        c1 += factor * y[q + yColumn];
        c2 += factor * y[q + 2 * yColumn];
        c3 += factor * y[q + 3 * yColumn];
        p += xColumn;
        q += yRow;
      }
      out[row + j] = c0;
      out[row + j + 1] = c1;
      out[row + j + 2] = c2;
      out[row + j + 3] = c3;
    }
    for (let j = blocked; j < n; j++) {
      let sum = 0;
      let p = xAt + i * xRow;
      let q = yAt + j * yColumn;
      for (let l = 0; l < k; l++) {
        sum += x[p] * y[q];
        p += xColumn;
        q += yRow;
      }
      out[row + j] = sum;
    }
  }
}

/** Products and sums wrap around at 32 bits. */
function productOfIntegers(
  out: TypedArray,
  at: number,
  { data: x, at: xAt, rowStride: xRow, columnStride: xColumn }: Matrix,
  { data: y, at: yAt, rowStride: yRow, columnStride: yColumn }: Matrix,
  m: number,
  k: number,
  n: number,
): void {
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      let p = xAt + i * xRow;
      let q = yAt + j * yColumn;
      for (let l = 0; l < k; l++) {
        sum = (sum + Math.imul(x[p], y[q])) | 0;
        p += xColumn;
        q += yRow;
      }
      out[at + i * n + j] = sum;
    }
  }
}

const PRODUCTS: Readonly<Record<DType, Product>> = {
  float32: productOfSingles,
  float64: productOfDoubles,
  int32: productOfIntegers,
  bool: productOfIntegers,
};
