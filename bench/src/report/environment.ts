import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { findPython } from '../runner/python';
import { pinned } from '../runner/start';

/** Where and with what the figures were taken: without it they mean nothing. */
export interface Environment {
  readonly date: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGB: number;
    readonly system: string;
    /** Processes that wanted to run in the minute before. */
    readonly load: number;
    /** Whether the contestants share one core. */
    readonly pinned: boolean;
  };
  readonly versions: Readonly<Record<string, string>>;
}

const PEERS = [
  '@jax-js/jax',
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-backend-wasm',
  'convnetjs',
  'brain.js',
];

export function describeEnvironment(): Environment {
  const [{ model }] = cpus();
  const python = findPython();
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: {
      processor: model,
      cores: cpus().length,
      memoryGB: Math.round(totalmem() / 1e9),
      system: `${platform()} ${release()} ${arch()}`,
      load: loadavg()[0],
      pinned: pinned.length > 0,
    },
    versions: {
      node: process.version,
      v8: process.versions.v8,
      bp: ourVersion(),
      ...Object.fromEntries(PEERS.map((name) => [name, versionOf(name)])),
      ...(python === null ? {} : { torch: `${python.torch} (BLAS: ${python.blas})` }),
    },
  };
}

/** The version of the packages and the revision they were built from. */
function ourVersion(): string {
  const version = versionOf('@bp/tensor');
  try {
    const revision = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { stdio: 'pipe' });
    return `${version} (${String(revision).trim()})`;
  } catch {
    return version;
  }
}

function versionOf(name: string): string {
  // some packages do not export their package.json
  const path = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).version : 'not installed';
}
