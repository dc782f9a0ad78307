import { asExpr, type Expr, type I32, instruction, type ValueType, VECTOR } from './expression';

/**
 * Where something lies: an address and a constant distance from it, which costs nothing when the code runs.
 */
export interface Place {
  readonly base: Expr<'i32'> | number;
  readonly offset: number;
}

/** The place so many bytes after a base. */
export function at(base: I32, offset = 0): Place {
  return typeof base === 'number' ? { base: 0, offset: base + offset } : { base, offset };
}

/** Another place, so many bytes further on. */
export function beyond({ base, offset }: Place, bytes: I32): Place {
  if (typeof bytes === 'number') return { base, offset: offset + bytes };
  const moved = base === 0 ? bytes : instruction('i32', 0x6a, [asExpr(base), bytes]);
  return { base: moved, offset };
}

// Alignment 0 promises nothing; no engine on today's machines gains from more.
const reading =
  <T extends ValueType>(type: T, code: number) =>
  ({ base, offset }: Place): Expr<T> =>
    instruction(type, code, [asExpr(base)], [0, offset]);

const writing =
  <T extends ValueType>(code: number) =>
  ({ base, offset }: Place, value: Expr<T>): Expr<'void'> =>
    instruction('void', code, [asExpr(base), value], [0, offset]);

const readingLane =
  (code: number) =>
  ({ base, offset }: Place, lane: number, rest: Expr<'v128'>): Expr<'v128'> =>
    instruction('v128', VECTOR + code, [asExpr(base), rest], [0, offset, lane]);

const writingLane =
  (code: number) =>
  ({ base, offset }: Place, lane: number, value: Expr<'v128'>): Expr<'void'> =>
    instruction('void', VECTOR + code, [asExpr(base), value], [0, offset, lane]);

/** Reads a value. */
export const load = {
  i32: /* @__PURE__ */ reading('i32', 0x28),
  f32: /* @__PURE__ */ reading('f32', 0x2a),
  f64: /* @__PURE__ */ reading('f64', 0x2b),
  /** One byte as a number in [0, 255]. */
  u8: /* @__PURE__ */ reading('i32', 0x2d),
  v128: /* @__PURE__ */ reading('v128', VECTOR),
  /** One number in every lane. */
  splat32: /* @__PURE__ */ reading('v128', VECTOR + 9),
  splat64: /* @__PURE__ */ reading('v128', VECTOR + 10),
  /** One number in the first lane, 0 in the others. */
  first32: /* @__PURE__ */ reading('v128', VECTOR + 92),
  first64: /* @__PURE__ */ reading('v128', VECTOR + 93),
  /** One number into a lane of a vector whose other lanes stay. */
  lane8: /* @__PURE__ */ readingLane(84),
  lane32: /* @__PURE__ */ readingLane(86),
  lane64: /* @__PURE__ */ readingLane(87),
};

/** Writes a value. */
export const store = {
  i32: /* @__PURE__ */ writing<'i32'>(0x36),
  f32: /* @__PURE__ */ writing<'f32'>(0x38),
  f64: /* @__PURE__ */ writing<'f64'>(0x39),
  /** The lowest byte. */
  u8: /* @__PURE__ */ writing<'i32'>(0x3a),
  v128: /* @__PURE__ */ writing<'v128'>(VECTOR + 11),
  /** One lane of a vector. */
  lane32: /* @__PURE__ */ writingLane(90),
  lane64: /* @__PURE__ */ writingLane(91),
};

/** Copies bytes, also where source and target overlap. */
export function copyBytes(target: I32, source: I32, count: I32): Expr<'void'> {
  const operands = [asExpr(target), asExpr(source), asExpr(count)];
  return instruction('void', 0xfc, operands, [10, 0, 0]);
}

/** Writes one byte `count` times. */
export function fillBytes(target: I32, value: number, count: I32): Expr<'void'> {
  const operands = [asExpr(target), asExpr(value), asExpr(count)];
  return instruction('void', 0xfc, operands, [11, 0]);
}
