import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'bp-without-eval-'));
const run = (...flags: string[]): string[] =>
  execFileSync(process.execPath, [...flags, join(folder, 'probe.mjs')], { encoding: 'utf8' })
    .trim()
    .split('\n');

beforeAll(() =>
  build({
    entryPoints: [fileURLToPath(new URL('./without-eval.probe.ts', import.meta.url))],
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: join(folder, 'probe.mjs'),
    alias: {
      '@bp/tensor': fileURLToPath(new URL('../../../tensor/src/index.ts', import.meta.url)),
    },
  }),
);

afterAll(() => rmSync(folder, { recursive: true }));

describe('where a content security policy forbids new Function', () => {
  it('gives the same bits in every operation, and views of a plain class', () => {
    const free = run();
    const strict = run('--disallow-code-generation-from-strings');
    expect(free.at(-1)).toMatch(/^class View2dfloat32/);
    expect(strict.at(-1)).toMatch(/^class _?PlainView/);
    expect(strict.slice(0, -1)).toEqual(free.slice(0, -1));
    expect(free.length).toBeGreaterThan(500);
  });
});
