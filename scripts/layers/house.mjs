// The one table of the house: which package may import which, and how rooms lie within a package. Arrows point down
// only; packages beside each other never meet.

/** @type {Record<string, string[]>} */
export const house = {
  '@bp/course': [],
  '@bp/look': [],
  '@bp/tensor': [],
  '@bp/autograd': ['@bp/tensor'],
  '@bp/losses': ['@bp/autograd', '@bp/tensor'],
  '@bp/optim': ['@bp/autograd', '@bp/tensor'],
  '@bp/module': ['@bp/autograd', '@bp/tensor'],
  '@bp/regularize': ['@bp/autograd', '@bp/module', '@bp/tensor'],
  '@bp/layers': ['@bp/autograd', '@bp/module', '@bp/regularize', '@bp/tensor'],
  '@bp/data': ['@bp/tensor'],
  '@bp/compile': ['@bp/tensor'],
  '@bp/inspect': [
    '@bp/autograd',
    '@bp/layers',
    '@bp/module',
    '@bp/optim',
    '@bp/regularize',
    '@bp/tensor',
  ],
  '@bp/io': [
    '@bp/autograd',
    '@bp/data',
    '@bp/layers',
    '@bp/module',
    '@bp/regularize',
    '@bp/tensor',
  ],
  '@bp/train': [
    '@bp/autograd',
    '@bp/compile',
    '@bp/data',
    '@bp/inspect',
    '@bp/io',
    '@bp/layers',
    '@bp/losses',
    '@bp/module',
    '@bp/optim',
    '@bp/regularize',
    '@bp/tensor',
  ],
  '@bp/all': [
    '@bp/autograd',
    '@bp/compile',
    '@bp/data',
    '@bp/inspect',
    '@bp/io',
    '@bp/layers',
    '@bp/losses',
    '@bp/module',
    '@bp/optim',
    '@bp/regularize',
    '@bp/tensor',
    '@bp/train',
  ],
};

/**
 * The folders of a package's `src` from the ground up. A folder imports from itself and from those before it; files
 * directly in `src` stand on top. In a package without a list, folders must only form no circle.
 *
 * @type {Record<string, string[]>}
 */
export const rooms = {
  '@bp/tensor': [
    'process',
    'checks',
    'watch',
    'math',
    'layout',
    'formula',
    'value',
    'wasm',
    'operation',
    'backend',
    'kernels',
    'ops',
    'random',
    'saved',
    'methods',
    'doors',
  ],
  '@bp/autograd': ['tape', 'rules', 'backward', 'functions', 'explain'],
  '@bp/compile': ['threads', 'capture', 'plan', 'program', 'explain'],
  '@bp/data': [
    'split',
    'numbers',
    'order',
    'sets',
    'collection',
    'generate',
    'prepare',
    'augment',
    'readers',
    'doctor',
  ],
  '@bp/io': ['state', 'json', 'places', 'safetensors', 'checkpoint', 'pytorch'],
  '@bp/playground': ['core', 'draw', 'words', 'worker', 'state', 'styles', 'ui', 'labs', 'app'],
  '@bp/train': [
    'measures',
    'metrics',
    'evaluate',
    'labels',
    'serve',
    'run',
    'progress',
    'callbacks',
    'fit',
    'worker',
    'run-file',
    'search',
    'pretrain',
  ],
};

/** Private parts that stand on top: they may import the whole house, and nothing imports them but {@link shared} and {@link shown}. */
const onTop = /^(packages\/testing|examples\/[^/]+|apps\/[^/]+|bench|scripts)$/;

/** What the examples have in common, for them alone. */
const shared = '@bp/example-picture';

/** The example that the playground shows: it trains by the same recipe. Its tests open the browser of `@bp/testing`. */
const shown = '@bp/example-digits';

/** @param {string} folder relative to the root, such as `bench` */
export function standsOnTop(folder) {
  return onTop.test(folder);
}

/**
 * The packages of the house that a package may import, or null if it has no place in the house.
 *
 * @param {string} name such as `@bp/losses`
 * @param {string} folder relative to the root, such as `packages/losses`
 */
export function mayImport(name, folder) {
  if (folder.startsWith('examples/')) return [...Object.keys(house), shared];
  if (folder === 'apps/playground') return [...Object.keys(house), shown, '@bp/testing'];
  if (folder === 'apps/docs') return [...Object.keys(house), '@bp/playground', '@bp/testing'];
  if (standsOnTop(folder)) return Object.keys(house);
  return house[name] ?? null;
}
