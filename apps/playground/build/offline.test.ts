import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { serviceWorkerOf } from './offline';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  for (const file of [
    'index.html',
    'theme.js',
    'assets/index-a.js',
    'assets/worker-b.js',
    'assets/inter-c.woff2',
    'assets/index-a.js.map',
    'assets/index-a.js.br',
    '.vite/manifest.json',
    'run.json',
    'sw.js',
  ])
    plant(file, file);
});
afterEach(() => rmSync(folder, { recursive: true }));

function plant(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** What the build puts above the code. */
function head(): { version: string; files: string[] } {
  const [version, files] = serviceWorkerOf(folder).split('\n');
  return { version, files: JSON.parse(files.replace(/^const FILES = |;$/g, '')) };
}

it('a service worker keeps the app with its workers, and neither letters nor a run', () => {
  expect(head().files).toEqual(['assets/index-a.js', 'assets/worker-b.js', './', 'theme.js']);
});

it('its version changes with any file of the app, and with no other', () => {
  const { version } = head();
  plant('run.json', 'another run');
  plant('sw.js', 'another worker');
  expect(head().version).toBe(version);
  plant('theme.js', 'changed');
  expect(head().version).not.toBe(version);
});
