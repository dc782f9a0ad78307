import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillDisk } from './full-disk';
import { killWriters } from './kills';

/** Tries what may befall a process that saves; gives how many faults there were. */
export async function soak(writer: string, kills: number, seed: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'bp-soak-'));
  try {
    const { faults, amidst } = await killWriters(
      writer,
      join(folder, 'run.safetensors'),
      kills,
      seed,
    );
    for (const fault of faults) console.log(fault);
    console.log(
      `soak: ${kills} kills, ${amidst} in the midst of a file, ${faults.length} faults (seed ${seed})`,
    );
    const full = await fillDisk(folder);
    for (const fault of full ?? []) console.log(`full disk: ${fault}`);
    console.log(
      `soak: full disk, ${full === null ? 'none could be mounted' : `${full.length} faults`}`,
    );
    return faults.length + (full?.length ?? 0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
