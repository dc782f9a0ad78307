export { buffer, isBuffer } from './buffer';
export { describeOptions } from './describe-options';
export { fingerprint } from './fingerprint';
export { isModule, Module } from './module';
export { currentPath } from './scope';
export type { LoadReport, StateDict, StateSource } from './state-dict';
