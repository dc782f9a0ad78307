import type { DType } from '../../layout/dtype';
import {
  asExpr,
  type Expr,
  f32,
  f64,
  i32,
  load,
  type Place,
  type Statement,
  store,
  type ValueType,
} from '../encoder';

/** How an element of a type is held in memory and in a variable. */
interface Element {
  readonly bytes: number;
  readonly type: ValueType;
  readonly load: (place: Place) => Expr<ValueType>;
  readonly store: (place: Place, value: Expr<never>) => Statement;
}

/** Elements by their type; a truth value is computed with as a whole number. */
export const ELEMENTS: Readonly<Record<DType, Element>> = /* @__PURE__ */ (() => ({
  float32: { bytes: 4, type: 'f32', load: load.f32, store: store.f32 },
  float64: { bytes: 8, type: 'f64', load: load.f64, store: store.f64 },
  int32: { bytes: 4, type: 'i32', load: load.i32, store: store.i32 },
  bool: { bytes: 1, type: 'i32', load: load.u8, store: store.u8 },
}))();

/** The statement that stores an element; the value must be of the element's type. */
export function storeElement(dtype: DType, place: Place, value: Expr<ValueType>): Statement {
  return ELEMENTS[dtype].store(place, value as Expr<never>);
}

/** Reads an element of any type as a float64, which holds each of them exactly. */
export function loadReal(dtype: DType, place: Place): Expr<'f64'> {
  const value = ELEMENTS[dtype].load(place);
  if (dtype === 'float64') return value as Expr<'f64'>;
  return dtype === 'float32'
    ? f64.promote(value as Expr<'f32'>)
    : f64.convertS(value as Expr<'i32'>);
}

/** a + b as elements of a type are added. */
export function addElements(dtype: DType, a: Expr<ValueType>, b: Expr<ValueType>): Expr<ValueType> {
  if (dtype === 'float32') return f32.add(a as Expr<'f32'>, b as Expr<'f32'>);
  if (dtype === 'float64') return f64.add(a as Expr<'f64'>, b as Expr<'f64'>);
  return asExpr(i32.add(a as Expr<'i32'>, b as Expr<'i32'>));
}
