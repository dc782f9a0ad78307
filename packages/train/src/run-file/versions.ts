import { version } from '../../package.json';

/** The packages that have a part in the numbers of a run. */
const PACKAGES = [
  'all',
  'autograd',
  'compile',
  'data',
  'layers',
  'losses',
  'module',
  'optim',
  'regularize',
  'tensor',
  'train',
];

type Require = (name: string) => { readonly version: string };

interface Engine {
  readonly process?: {
    readonly version?: string;
    getBuiltinModule?(name: 'node:module'): { createRequire(from: string): Require };
  };
  readonly navigator?: { readonly userAgent?: string };
}

/** The version of this package, which is that of the others where they were installed together, and what it runs in. */
export function versions(): Record<string, string> {
  const { process, navigator } = globalThis as Engine;
  const engine = process?.version === undefined ? navigator?.userAgent : `node ${process.version}`;
  return { '@bp/train': version, engine: engine ?? 'unknown' };
}

/**
 * The versions of the packages that a module finds, in Node.
 *
 * @param module - its path
 */
export function installedVersions(module: string): Record<string, string> {
  const { process } = globalThis as Engine;
  const require = process?.getBuiltinModule?.('node:module').createRequire(module);
  const found: Record<string, string> = {};
  for (const name of PACKAGES) {
    try {
      if (require) found[`@bp/${name}`] = require(`@bp/${name}/package.json`).version;
    } catch {
      // It is not installed there, or part of a bundle.
    }
  }
  return found;
}
