import type { Bytes } from './bytes';

/** The types of WebAssembly values; `void` is that of a statement. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'f64' | 'v128';

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
 * @param code - below 0x100 as it is; vector instructions carry the prefix 0xfd: {@link vector}
 */
export function instruction<T extends ValueType | 'void'>(
  type: T,
  code: number,
  operands: readonly Expr[],
  immediates?: (out: Bytes) => void,
): Expr<T> {
  return {
    type,
    write(out) {
      for (const operand of operands) operand.write(out);
      if (code < 0x100) out.byte(code);
      else {
        out.byte(SIMD);
        out.unsigned(code - VECTOR);
      }
      immediates?.(out);
    },
  };
}

/** Added to the code of a vector instruction. */
export const VECTOR = 0x1000;

/** A number as an expression. */
export function asExpr(value: I32): Expr<'i32'> {
  return typeof value === 'number'
    ? instruction('i32', 0x41, [], (out) => out.signed(value))
    : value;
}
