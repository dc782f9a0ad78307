export {
  type CompiledArguments,
  type CompiledStep,
  type CompileOptions,
  compile,
} from './compile';
export type { StepStatus } from './program/status';
export { threads, useThreads } from './threads/use-threads';
