import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const PACKAGES = [
  'tensor',
  'module',
  'regularize',
  'layers',
  'losses',
  'optim',
  'data',
  'io',
  'train',
];

/** The version of everything that had a part in the numbers. */
export const versions: Readonly<Record<string, string>> = {
  node: process.version,
  ...Object.fromEntries(PACKAGES.map((name) => [`@bp/${name}`, versionOf(`@bp/${name}`)])),
};

function versionOf(name: string): string {
  return require(`${name}/package.json`).version;
}
