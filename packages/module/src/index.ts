export { buffer, isBuffer } from './buffer';
export { describeOptions } from './describe-options';
export { fingerprint } from './fingerprint';
export { type Freezable, freeze, isFrozen, unfreeze } from './freeze';
export { isModule, Module } from './module';
export { currentPath } from './scope';
export type { LoadReport, StateDict, StateSource } from './state-dict';
