import { describe, expect, it } from 'vitest';
import { missingImports } from './missing-imports';
import { parseSource } from './repository';

const sum = parseSource('packages/tensor/src/ops/sum.ts', 'export function sum() {}');
const linear = parseSource('packages/layers/src/linear.ts', 'export class Linear {}');
const others = {
  'packages/tensor/src/index.ts': `export { sum, zeros } from './ops/all'; export { mean, mul } from './m';`,
  'packages/tensor/src/random/state.ts': 'export const createState = 1;',
  'packages/losses/src/index.ts': `export { crossEntropy, uniform } from './all';`,
  'packages/layers/src/index.ts': `export { uniform } from './init/distributions';`,
};
const parsed = Object.entries(others).map(([file, text]) => parseSource(file, text));
const sources = new Map([sum, linear, ...parsed].map((source) => [source.file, source]));

describe('the imports that an example leaves out', () => {
  it('come from the file itself, then from a front door, then from a neighbour', () => {
    expect(missingImports('sum(zeros([2])); createState(7); crossEntropy(1)', sum, sources)).toBe(
      [
        "import { sum } from './sum';",
        "import { zeros } from '@bp/tensor';",
        "import { createState } from '../random/state';",
        "import { crossEntropy } from '@bp/losses';",
      ].join(' '),
    );
  });

  it('take a name from its own package before others', () => {
    expect(missingImports('uniform([2])', linear, sources)).toBe(
      "import { uniform } from '@bp/layers';",
    );
  });

  it('leave what the example declares, imports or only names as a property', () => {
    const code = "import { mean } from 'm'; const add = 1; mean(add); x.sub({ mul: 2 })";
    expect(missingImports(code, sum, sources)).toBe('');
  });
});
