import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Contestant } from './contestants';
import { PeerProcess } from './peer-process';
import { findPython } from './python';

/** Everyone runs on this core, one after the other; the bench itself stays on the others. */
const CORE = '0';

const TASKSET = ['taskset', '-c', CORE];

/** The beginning of a command that binds a process to one core, where the system has such a thing. */
export const pinned: readonly string[] =
  spawnSync(TASKSET[0], [...TASKSET.slice(1), 'true'], { stdio: 'ignore' }).status === 0
    ? TASKSET
    : [];

const child = fileURLToPath(new URL('./child.js', import.meta.url));
const pytorch = fileURLToPath(new URL('../src/peers/pytorch.py', import.meta.url));

/** @throws Error where the machine lacks what the contestant runs on */
export function startContestant({ peer, root, threads }: Contestant): PeerProcess {
  const core = threads === undefined ? pinned : [];
  if (root !== undefined) {
    const theirs = join(root, 'bench/dist/child.js');
    return new PeerProcess([...pinned, process.execPath, theirs, 'bp']);
  }
  if (peer !== 'pytorch') return new PeerProcess([...core, process.execPath, child, peer]);
  const python = findPython();
  if (python === null) throw new Error('no python3 with torch on this machine');
  return new PeerProcess([...core, python.path, pytorch], threads);
}
