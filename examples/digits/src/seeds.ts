import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// node dist/seeds.js: trains with seeds 0 to 9, and fails where the network has learnt less than it should.
const SEEDS = 10;
const [LOWEST_MEDIAN, LOWEST] = [0.97, 0.955];
const program = fileURLToPath(new URL('train.js', import.meta.url));
const out = mkdtempSync(join(tmpdir(), 'digits-'));

function accuracyOf(seed: number): number {
  const options = ['--no-serve', '--seed', String(seed), '--out', out];
  const { stdout } = spawnSync(process.execPath, [program, ...options], { encoding: 'utf8' });
  const accuracy = Number(/^test accuracy (.+)$/m.exec(stdout)?.[1]);
  process.stdout.write(`seed ${seed}  test accuracy ${accuracy.toFixed(3)}\n`);
  return accuracy;
}

const accuracies = Array.from({ length: SEEDS }, (_, seed) => accuracyOf(seed));
rmSync(out, { recursive: true });
const [minimum] = accuracies.sort((a, b) => a - b);
const median = (accuracies[SEEDS / 2 - 1] + accuracies[SEEDS / 2]) / 2;
process.stdout.write(`median ${median.toFixed(4)}  minimum ${minimum.toFixed(3)}\n`);
// A run that failed is NaN, which is not ≥ anything.
const learnt = accuracies.every((accuracy) => accuracy >= LOWEST) && median >= LOWEST_MEDIAN;
process.exitCode = learnt ? 0 : 1;
