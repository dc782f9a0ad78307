import { transform } from 'sucrase';
import { withLines } from './claims.ts';

/** Code as a reader left it, as JavaScript that prints through `__print`; lines stay where they are. @throws SyntaxError */
export function stripTypes(code: string): string {
  return transform(withLines(code), {
    transforms: ['typescript'],
    disableESTransforms: true,
    keepUnusedImports: true,
  }).code;
}
