import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readServedRun } from '../server/served-run.mjs';

const TRAIN = fileURLToPath(new URL('../../../examples/digits/dist/train.js', import.meta.url));

/** A run of the digits as `npm start` makes it. */
export function makeRun(seed: string, epochs: number) {
  const folder = mkdtempSync(join(tmpdir(), 'made-run-'));
  const options = ['--no-serve', '--seed', seed, '--epochs', String(epochs), '--out', folder];
  const printed = execFileSync(process.execPath, [TRAIN, ...options], { encoding: 'utf8' });
  const [, accuracy, fingerprint] = /test accuracy (\S+)\nfingerprint (\S+)\n$/.exec(printed)!;
  const file = join(folder, `digits-seed-${seed}.run.json`);
  return {
    accuracy: Number(accuracy),
    fingerprint,
    file,
    weights: file.replace('.run.', '.weights.'),
    ...readServedRun(file),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
