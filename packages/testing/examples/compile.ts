import ts from 'typescript';
import { ROOT } from './packages';

/** A TypeScript module that is to stand at a place in the repository without being written there. */
export interface VirtualFile {
  /** Its whole path. */
  readonly path: string;
  readonly text: string;
}

export interface Compiled {
  /** CommonJS. */
  readonly script: string;
  readonly errors: readonly CompileError[];
}

export interface CompileError {
  /** Of the file, from 1. */
  readonly line: number;
  readonly message: string;
}

/** Type-checks and compiles many modules at once, as part of the repository. */
export function compile(files: readonly VirtualFile[]): Compiled[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const scripts = new Map<string, string>();
  const program = ts.createProgram([...texts.keys()], OPTIONS, hostWith(texts, scripts));
  return files.map(({ path }) => {
    const source = program.getSourceFile(path);
    const diagnostics = [
      ...program.getSyntacticDiagnostics(source),
      ...program.getSemanticDiagnostics(source),
    ];
    program.emit(source);
    return {
      script: scripts.get(path.replace(/\.ts$/, '.js')) ?? '',
      errors: diagnostics.filter(({ code }) => code !== TOP_LEVEL_AWAIT).map(describe),
    };
  });
}

/** Modules may await; what comes out runs within an asynchronous function. */
const TOP_LEVEL_AWAIT = 1378;

const OPTIONS: ts.CompilerOptions = {
  ...readBaseOptions(),
  noEmit: false,
  noUnusedLocals: false,
  verbatimModuleSyntax: false,
  module: ts.ModuleKind.CommonJS,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts'],
  types: [], // what documentation shows runs in the browser too
};

function readBaseOptions(): ts.CompilerOptions {
  const path = `${ROOT}tsconfig.base.json`;
  const { config } = ts.readConfigFile(path, ts.sys.readFile);
  return ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT, path).options;
}

function hostWith(texts: ReadonlyMap<string, string>, scripts: Map<string, string>) {
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.writeFile = (path, script) => scripts.set(path, script);
  return host;
}

function describe({ file, start = 0, messageText }: ts.Diagnostic): CompileError {
  const line = (file?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
  return { line, message: ts.flattenDiagnosticMessageText(messageText, ' ') };
}
