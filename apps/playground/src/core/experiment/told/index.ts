export type * from './instant';
export type * from './prepared';
export { ExperimentError, type FileFault, type Problem, problemOf } from './problem';
export * from './snapshot';
export type * from './steps';
export type * from './views';
export type * from './weight';
