import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiDoors } from './doors.mjs';
import { plant, plantPackage } from './planted.mjs';
import { apiReports } from './reports.mjs';

/** @type {string} */
let root;
/** @type {string[]} */
let reports;

beforeAll(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'api-'));
});

afterAll(() => rmSync(root, { recursive: true }));

describe('a report', () => {
  beforeAll(() => {
    plantPackage(root, 'tensor', { '.': 'index', './ko': 'ko' });
    plant(
      root,
      'packages/tensor/dist/shared-AbC.d.ts',
      '/** Shared. */\ninterface Shape {\n    readonly sides: number;\n}\nexport { type Shape as S };',
    );
    plant(
      root,
      'packages/tensor/dist/index.d.ts',
      `import { S as Shape } from './shared-AbC.js';
/** Text of documentation. */
declare class Tensor {
    /** Its shape. */
    readonly shape: Shape;
    b(): void;
    a(x: number): this;
    a(x: string): void;
}
declare const zeros: (n: number) => Tensor;
export { zeros, Tensor };`,
    );
    plant(
      root,
      'packages/tensor/dist/ko.d.ts',
      `import { S as Shape } from './shared-AbC.js';
export declare const ko: Shape;`,
    );
    reports = apiReports(root, apiDoors(root));
  }, 180_000);

  it('has every exported name with its signature, sorted, without texts, and what has no name outside', () => {
    expect(codeOf(reports[0])).toBe(`interface Shape {
    readonly sides: number;
}

export class Tensor {
    a(x: number): this;
    a(x: string): void;
    b(): void;
    readonly shape: Shape;
}

export const zeros: (n: number) => Tensor;
`);
  });

  it('tells once of what several doors of a package share', () => {
    expect(codeOf(reports[1])).toBe('export const ko: Shape;\n');
  });

  it('of a package that is not built is an error that says so', () => {
    rmSync(join(root, 'packages/tensor/dist/ko.d.ts'));
    expect(() => apiReports(root, apiDoors(root))).toThrow('@bp/tensor/ko is not built');
  });

  it('lies beside its package, named after its door', () => {
    plantPackage(root, 'autograd', { '.': 'index', './explain/ko': 'explain-ko' });
    expect(apiDoors(root).map(({ name, report }) => [name, report])).toEqual([
      ['@bp/autograd', 'packages/autograd/api/index.api.md'],
      ['@bp/autograd/explain/ko', 'packages/autograd/api/explain-ko.api.md'],
      ['@bp/tensor', 'packages/tensor/api/index.api.md'],
      ['@bp/tensor/ko', 'packages/tensor/api/ko.api.md'],
    ]);
  });
});

/** @param {string} text */
function codeOf(text) {
  return /^```ts\n([\s\S]*)^```$/m.exec(text)?.[1];
}
