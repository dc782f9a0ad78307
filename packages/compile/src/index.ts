export {
  type CompiledArguments,
  type CompiledStep,
  type CompileOptions,
  compile,
} from './compile';
