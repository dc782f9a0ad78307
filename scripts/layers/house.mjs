// Which package may import which. Arrows point down only; packages beside each other never meet.

/** @type {Record<string, string[]>} */
export const house = {
  '@bp/tensor': [],
  '@bp/autograd': ['@bp/tensor'],
  '@bp/losses': ['@bp/autograd', '@bp/tensor'],
  '@bp/optim': ['@bp/autograd', '@bp/tensor'],
  '@bp/module': ['@bp/autograd', '@bp/tensor'],
  '@bp/regularize': ['@bp/autograd', '@bp/module', '@bp/tensor'],
  '@bp/layers': ['@bp/autograd', '@bp/module', '@bp/regularize', '@bp/tensor'],
  '@bp/data': ['@bp/tensor'],
  '@bp/compile': ['@bp/tensor'],
};

/** Private packages that stand on top: they may import the whole house, and nothing imports them. */
const onTop = /^(packages\/testing|examples\/[^/]+|apps\/[^/]+|bench)$/;

/**
 * The packages of the house that a package may import, or null if it has no place in the house.
 *
 * @param {string} name such as `@bp/losses`
 * @param {string} folder relative to the root, such as `packages/losses`
 */
export function mayImport(name, folder) {
  if (onTop.test(folder)) return Object.keys(house);
  return house[name] ?? null;
}
