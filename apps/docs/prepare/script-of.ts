import { transformSync } from 'esbuild';
import { withLines } from '../runner/claims.ts';

/** A snippet as JavaScript that prints through `__print(line, …values)`. Its types are taken off, nothing else changes. */
export function scriptOf(code: string): string {
  return transformSync(withLines(code), {
    loader: 'ts',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  }).code;
}
