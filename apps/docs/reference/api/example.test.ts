import { readSources, type SourceFile } from '@bp/testing/documented';
import { describe, expect, it } from 'vitest';
import { apiExample } from './example.ts';

const sources = readSources();
const home = sources.get('packages/losses/src/mse.ts') as SourceFile;
const of = (code: string) => apiExample(`\`\`\`ts\n${code}\n\`\`\``, home, sources);

describe('an example as a snippet', () => {
  it('has its imports, and prints what its comments claim', () => {
    expect(of('const y = tensor([1, 2]);\nmse(y, [0, 0]).item(); // 2.5')).toEqual({
      code: [
        "import { mse } from '@bp/losses';",
        "import { tensor } from '@bp/tensor';",
        '',
        'const y = tensor([1, 2]);',
        'console.log(mse(y, [0, 0]).item()); // → 2.5',
      ].join('\n'),
      runs: true,
    });
  });

  it('imports types as types', () => {
    const { code } = of('const show = (x: Tensor): Schedule | null => null;\nshow(tensor(1));');
    expect(code).toContain("import { type Schedule } from '@bp/optim';");
    expect(code).toContain("import { Tensor, tensor } from '@bp/tensor';");
  });

  it('keeps imports of its own, and comments in words', () => {
    const { code } = of("import { Linear } from '@bp/layers';\nnew Linear(1, 1); // any numbers");
    expect(code).toBe("import { Linear } from '@bp/layers';\n\nnew Linear(1, 1); // any numbers");
  });

  it.each([
    "await save(model, '/tmp/x.safetensors');",
    "import fs from 'node:fs';\nfs.rmSync('x');",
  ])('is not run in pages where it needs more than they have: %s', (code) => {
    expect(of(code).runs).toBe(false);
  });
});
