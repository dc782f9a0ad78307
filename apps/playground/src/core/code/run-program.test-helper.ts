// For tests: runs the text of a program here, as Node would.
import ts from 'typescript';

const MODULES: Readonly<Record<string, () => Promise<unknown>>> = {
  '@bp/data': () => import('@bp/data'),
  '@bp/layers': () => import('@bp/layers'),
  '@bp/losses': () => import('@bp/losses'),
  '@bp/optim': () => import('@bp/optim'),
  '@bp/regularize': () => import('@bp/regularize'),
  '@bp/tensor': () => import('@bp/tensor'),
  '@bp/train': () => import('@bp/train'),
  'node:fs/promises': () => import('node:fs/promises'),
};

/** What a program has said, and what it has at its end under these names. */
export async function runProgram<T>(
  text: string,
  names: readonly string[],
  modules: Readonly<Record<string, unknown>> = {},
  globals: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly said: string[]; readonly values: T }> {
  const given = `${text}\nexport const atItsEnd = { ${names.join(', ')} };`;
  const { outputText } = ts.transpileModule(given, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const wanted = [...text.matchAll(/ from '([^']+)'/g)].map(([, name]) => name);
  const loaded: Record<string, unknown> = { ...modules };
  for (const name of wanted) loaded[name] ??= await MODULES[name]?.();
  const said: string[] = [];
  const exports: { atItsEnd?: T } = {};
  const AsyncFunction = (async () => {}).constructor as new (
    ...code: string[]
  ) => (...values: unknown[]) => Promise<void>;
  const program = new AsyncFunction(
    'require',
    'exports',
    'console',
    ...Object.keys(globals),
    outputText,
  );
  const log = (...values: unknown[]) => said.push(values.map(String).join(' '));
  await program((name: string) => loaded[name], exports, { log }, ...Object.values(globals));
  return { said, values: exports.atItsEnd as T };
}
