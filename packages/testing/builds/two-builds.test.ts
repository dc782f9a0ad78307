import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

type Root = typeof import('@bp/tensor');
type Korean = typeof import('@bp/tensor/ko');

const require = createRequire(import.meta.url);
const built = (file: string): string => new URL(`../../tensor/dist/${file}`, import.meta.url).href;
const required = (file: string) => require(fileURLToPath(built(file)));

// One program may hold both: a dependency that Node requires, and what its bundler has taken in.
const roots: Readonly<Record<string, Root>> = {
  'development, ESM': await import(built('index.js')),
  'development, CommonJS': required('index.cjs'),
  'production, ESM': await import(built('production/index.js')),
  'production, CommonJS': required('production/index.cjs'),
};
const isProduction = (name: string) => name.startsWith('production');

function message({ matmul, zeros }: Root): string {
  try {
    matmul(zeros([32, 16]), zeros([8, 4]));
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
}

const PROSE = 'matmul: inner sizes must agree, got [32, 16] · [8, 4] (16 ≠ 8)';

afterEach(() => roots['development, ESM'].setLanguage(null));

describe('development and production builds in one process', () => {
  it('take each other’s tensors', () => {
    for (const one of Object.values(roots)) {
      for (const other of Object.values(roots)) {
        expect(
          one
            .add(other.tensor([1, 2]), 1)
            .mul(one.tensor(2))
            .toArray(),
        ).toEqual([4, 6]);
        expect(other.tensor(1)).toBeInstanceOf(one.Tensor);
      }
    }
  });

  it('throw each its own message, and know each other’s errors', () => {
    for (const [name, root] of Object.entries(roots)) {
      if (isProduction(name)) expect(message(root)).toMatch(/^BP_SHAPE matmul #\d+ \[32,16\]/);
      else expect(message(root)).toBe(PROSE);
      for (const other of Object.values(roots)) {
        expect(() => root.zeros([-1])).toThrow(other.BpError);
      }
    }
  });

  it('have one language, in which all of them speak', async () => {
    const doors: Korean[] = [
      await import(built('ko.js')),
      await import(built('production/ko.js')),
      required('ko.cjs'),
      required('production/ko.cjs'),
    ];
    for (const { ko } of doors) {
      for (const chooser of Object.values(roots)) {
        chooser.setLanguage(ko);
        for (const root of Object.values(roots)) {
          expect(root.getLanguage()).toBe('ko');
          expect(message(root)).toMatch(/^matmul: [^#]*[가-힣]/);
        }
        chooser.setLanguage(null);
        for (const root of Object.values(roots)) expect(message(root)).toBe(PROSE);
      }
    }
  });
});
