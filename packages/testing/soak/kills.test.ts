import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundled } from './bundle.mjs';
import { killWriters } from './kills';

const folder = mkdtempSync(join(tmpdir(), 'bp-kills-'));
let writer: string;

beforeAll(async () => {
  writer = await bundled('writer');
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(writer, { force: true });
});

it('a process that is killed while it saves leaves a whole checkpoint', async () => {
  const { faults } = await killWriters(writer, join(folder, 'run.safetensors'), 3, 7);
  expect(faults).toEqual([]);
});
