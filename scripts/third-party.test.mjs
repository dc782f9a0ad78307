import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { licenseFindings, listedLicenses } from './third-party.mjs';

const LIST = `| package | copyright |
|---|---|
| [ndarray](https://example.org/ndarray) 1.1.1 | Copyright (c) one |
| [@scope/own](https://example.org/own) 2.0.0 | Copyright (c) two |
`;
const ndarray = 'node_modules/.pnpm/ndarray@1.1.1/node_modules/ndarray';
const own = '../../node_modules/@scope/own';
/** @param {string} folder */
const versionOf = (folder) => (folder === ndarray ? '1.1.1' : folder === own ? '2.0.0' : '3.0.0');

describe('the list of third-party code', () => {
  it('is true where it names each package with its version', () => {
    const inputs = ['src/index.ts', `${ndarray}/ndarray.js`, `${ndarray}/b.js`, `${own}/lib/a.js`];
    expect(licenseFindings(LIST, inputs, versionOf)).toEqual([]);
  });

  it('is found to miss a package, to name one in vain, and to name another version', () => {
    const inputs = [`${ndarray}/ndarray.js`, 'node_modules/is-buffer/index.js'];
    expect(licenseFindings(LIST, inputs, versionOf)).toEqual([
      'does not name is-buffer 3.0.0',
      'names @scope/own 2.0.0, which is not there',
    ]);
    expect(licenseFindings(LIST, [`${ndarray}/a.js`, `${own}/a.js`], () => '2.0.0')).toEqual([
      'does not name ndarray 2.0.0',
      'names ndarray 1.1.1, which is not there',
    ]);
  });
});

describe('a build', () => {
  /** @type {string} */
  let folder;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'third-party-'));
    const other = join(folder, 'node_modules', 'other');
    mkdirSync(other, { recursive: true });
    writeFileSync(join(other, 'package.json'), '{ "name": "other", "version": "1.2.3" }');
    writeFileSync(join(other, 'index.js'), 'export const other = 1;');
    writeFileSync(join(folder, 'index.js'), "export { other } from 'other';");
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const bundled = () =>
    build({
      absWorkingDir: folder,
      entryPoints: ['index.js'],
      bundle: true,
      write: false,
      logLevel: 'silent',
      plugins: [listedLicenses(folder)],
    });

  it('fails without the list of what it contains', async () => {
    await expect(bundled()).rejects.toThrow('THIRD-PARTY-LICENSES.md does not name other 1.2.3');
  });

  it('passes with it', async () => {
    const row = '| [other](https://example.org) 1.2.3 | Copyright |';
    writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.md'), row);
    await expect(bundled()).resolves.toMatchObject({ errors: [] });
  });
});
