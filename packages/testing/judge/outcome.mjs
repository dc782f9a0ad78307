/** The library computed something else than the reference. */
export class Mismatch extends Error {}

/** The adapter has nothing under this name. */
export class Unsupported extends Error {}

/**
 * What the adapter offers under `name`; a case that needs an absent thing is unsupported.
 *
 * @template T
 * @param {T | null | undefined} offered
 * @param {string} name
 * @returns {T}
 */
export function required(offered, name) {
  if (offered === null || offered === undefined) throw new Unsupported(name);
  return offered;
}
