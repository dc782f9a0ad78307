import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadCheckpoint, saveCheckpoint } from '@bp/io';
import { isBpError, zeros } from '@bp/tensor';
import { leftBehind } from './kills';

/**
 * Saves more than a disk of 2 MiB holds, and looks whether the old file is still there; null where no such disk can be mounted.
 *
 * @returns what was wrong
 */
export async function fillDisk(folder: string): Promise<string[] | null> {
  const disk = join(folder, 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return null;
  }
  const faults: string[] = [];
  try {
    const path = join(disk, 'run.safetensors');
    await saveCheckpoint({ n: 1, weights: zeros([100_000]) }, path);
    const error = await saveCheckpoint({ n: 2, weights: zeros([1_000_000]) }, path).catch((e) => e);
    if (!isBpError(error) || !error.message.includes('ENOSPC')) faults.push(`no refusal: ${error}`);
    if ((await loadCheckpoint<{ n: number }>(path)).n !== 1) faults.push('the old file is gone');
    if (leftBehind(path).length > 0) faults.push('a part lies beside it');
    await saveCheckpoint({ n: 3, weights: zeros([100_000]) }, path);
    if ((await loadCheckpoint<{ n: number }>(path)).n !== 3)
      faults.push('no file is saved after it');
  } finally {
    execFileSync('umount', [disk]);
  }
  return faults;
}
