export {
  type CompiledArguments,
  type CompiledStep,
  type CompileOptions,
  compile,
} from './compile';
export { threads, useThreads } from './threads/use-threads';
