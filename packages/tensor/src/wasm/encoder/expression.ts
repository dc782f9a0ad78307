import type { Bytes } from './bytes';

/** The types of WebAssembly values; `void` is that of a statement. */
export type ValueType = 'i32' | 'f32' | 'f64' | 'v128';

/** Something that leaves one value on the stack of the machine, or none if it is a statement (`void`). */
export interface Expr<T extends ValueType | 'void' = ValueType | 'void'> {
  readonly type: T;
  write(out: Bytes): void;
}

/** A statement: a store, an assignment, a call without result. */
export type Statement = Expr<'void'>;

/** A whole number that the emitter knows, or one that the code finds when it runs. */
export type I32 = number | Expr<'i32'>;

const SIMD = 0xfd;

/**
 * An instruction: its operands, its code, and what is written after it.
 *
 * @param code - below 0x100 as it is; vector instructions carry the prefix 0xfd: {@link VECTOR}
 * @param immediates - unsigned numbers, or what writes them
 */
export function instruction<T extends ValueType | 'void'>(
  type: T,
  code: number,
  operands: readonly Expr[],
  immediates: readonly number[] | ((out: Bytes) => void) | null = null,
): Expr<T> {
  return { type, code, operands, immediates, write: writeInstruction } as Instruction<T>;
}

/** Added to the code of a vector instruction. */
export const VECTOR = 0x1000;

/** A number as an expression. */
export function asExpr(value: I32): Expr<'i32'> {
  return typeof value === 'number' ? ({ type: 'i32', value, write: writeWhole } as Whole) : value;
}

// Plain objects that share their methods: code is written before the engine has optimised anything, and then every
// closure counts, and every field that a class declares.
interface Instruction<T extends ValueType | 'void'> extends Expr<T> {
  readonly code: number;
  readonly operands: readonly Expr[];
  readonly immediates: readonly number[] | ((out: Bytes) => void) | null;
}

interface Whole extends Expr<'i32'> {
  readonly value: number;
}

function writeInstruction(this: Instruction<ValueType | 'void'>, out: Bytes): void {
  const { code, operands, immediates } = this;
  for (let i = 0; i < operands.length; i++) operands[i].write(out);
  if (code < VECTOR) out.byte(code);
  else {
    out.byte(SIMD);
    out.unsigned(code - VECTOR);
  }
  if (immediates === null) return;
  if (typeof immediates === 'function') immediates(out);
  else for (let i = 0; i < immediates.length; i++) out.unsigned(immediates[i]);
}

function writeWhole(this: Whole, out: Bytes): void {
  out.byte(0x41);
  out.signed(this.value);
}
