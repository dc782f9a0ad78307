import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { fromOneFile } from './pages.mjs';
import { documentOf } from './programs.mjs';
import { compiled, readSample } from './sample.mjs';
import { serveFolder } from './serve.mjs';

const folder = mkdtempSync(join(tmpdir(), 'served-'));

afterAll(() => rmSync(folder, { recursive: true }));

describe('the sample', () => {
  const sources = readSample(fileURLToPath(new URL('../../', import.meta.url)));

  it('is the files of a user, without the tests of them', () => {
    expect(Object.keys(sources)).toEqual([
      'classifier.ts',
      'explained.ts',
      'make-run.ts',
      'train.ts',
    ]);
  });

  it('imports every package but that of all', () => {
    const imported = Object.values(sources).flatMap((text) => text.match(/@bp\/\w+/g) ?? []);
    expect([...new Set(imported)].sort()).toEqual(
      [
        'autograd',
        'compile',
        'data',
        'inspect',
        'io',
        'layers',
        'losses',
        'module',
        'optim',
        'regularize',
        'tensor',
        'train',
      ].map((name) => `@bp/${name}`),
    );
  });

  it('becomes modules and CommonJS', async () => {
    const [esm, cjs] = [await compiled(sources, 'esm'), await compiled(sources, 'cjs')];
    expect(esm['train.js']).toContain('from "@bp/train"');
    expect(cjs['train.js']).toContain('require("@bp/train")');
    expect(cjs['train.js']).not.toMatch(/^(import|export) /m);
  });

  it('takes every package from one file in a worker, which knows no import map', async () => {
    const modules = await compiled(sources, 'esm');
    const own = fromOneFile(modules['train.js']);
    expect(own).not.toContain('@bp/train');
    expect(own).toContain("from '/node_modules/@bp/all/dist/browser/bp.js'");
    expect(own).toContain('from "./make-run.js"');
  });
});

describe('a document', () => {
  it('has its import map before its module', () => {
    expect(documentOf('./a.js', '{}')).toMatch(/importmap.*\n.*type="module" src="\.\/a\.js"/);
    expect(documentOf('./a.js')).not.toContain('importmap');
  });
});

describe('the server of a folder', () => {
  it('gives files with their types, and nothing from outside', async () => {
    writeFileSync(join(folder, 'index.html'), '<p>');
    writeFileSync(join(folder, 'a.js'), '1');
    const server = await serveFolder(folder);
    try {
      const ask = async (/** @type {string} */ path) => {
        const { status, headers } = await fetch(server.url + path);
        return [status, headers.get('content-type')];
      };
      expect(await ask('')).toEqual([200, 'text/html; charset=utf-8']);
      expect(await ask('a.js?v=1')).toEqual([200, 'text/javascript']);
      expect(await ask('b.js')).toEqual([404, null]);
      expect(await ask('%2e%2e/%2e%2e/etc/hostname')).toEqual([404, null]);
      expect(await ask('..%2f..%2fetc%2fhostname')).toEqual([404, null]);
      expect(await ask('%')).toEqual([404, null]);
    } finally {
      await server.close();
    }
  });
});
