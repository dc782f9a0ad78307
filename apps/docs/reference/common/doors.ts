import { readFileSync } from 'node:fs';
import { PACKAGES, ROOT } from '@bp/testing/documented';

/** A way into a package: `@bp/tensor` or `@bp/tensor/tell`. */
export interface Door {
  readonly specifier: string;
  /** The last part of the address of its page: `tensor-tell`. */
  readonly slug: string;
  readonly package: string;
}

/** From the ground floor up, as one learns them: every package's front door, then its others. */
export const DOORS: readonly Door[] = PACKAGES.flatMap((name) => {
  const { exports } = manifestOf(name);
  return Object.keys(exports)
    .filter((path) => path !== './package.json')
    .map((path) => {
      const specifier = `@bp/${name}${path.slice(1)}`;
      return {
        specifier,
        slug: specifier.slice('@bp/'.length).replaceAll('/', '-'),
        package: name,
      };
    });
});

/** The doors that list their names themselves; `@bp/all` passes on whole packages. */
export const LISTED_DOORS = DOORS.filter((door) => door.package !== 'all');

export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export function manifestOf(name: string): Manifest {
  return JSON.parse(readFileSync(`${ROOT}packages/${name}/package.json`, 'utf8'));
}
