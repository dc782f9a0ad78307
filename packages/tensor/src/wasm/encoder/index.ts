export { Bytes } from './bytes';
export { asExpr, type Expr, type I32, type Statement, type ValueType } from './expression';
export { FunctionWriter, type Local } from './function-writer';
export { at, beyond, copyBytes, fillBytes, load, type Place, store } from './memory';
export { type EmittedFunction, type HostFunction, ModuleWriter } from './module-writer';
export { f32, f64, i32, select } from './numbers';
export { f32x4, f64x2, i16x8, i32x4, i64x2, lanes32, v128 } from './vectors';
