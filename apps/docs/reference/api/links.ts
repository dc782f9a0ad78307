import { OPERATIONS } from '@bp/testing/operations';
import { DOORS } from '../common/doors.ts';
import type { Model } from './model.ts';

/** Where names are documented, as addresses relative to the folder of a page. */
export interface Links {
  /** By TypeDoc's number of what was declared; null for what no door exports. */
  byId(id: number): string | null;
  /** By its name, as seen from a door. */
  byName(name: string, door: string): string | null;
}

/** Whether a name of `@bp/tensor` is an operation, which has a page of its own. */
export function isOperation(door: string, name: string): boolean {
  return door === '@bp/tensor' && Object.hasOwn(OPERATIONS, name);
}

/** @param folder the folder of the page that links, below `reference` */
export function linksFrom(folder: 'api' | 'operations', model: Model): Links {
  const ids = new Map<number, string>();
  const names = new Map<string, string>();
  for (const { specifier, slug } of DOORS) {
    for (const one of model[specifier] ?? []) {
      const to = isOperation(specifier, one.name)
        ? inFolder('operations', `${one.name}.html`)
        : inFolder('api', `${slug}.html#${one.name}`);
      if (one.variant === 'declaration') {
        ids.set(one.id, to);
        for (const signature of one.signatures ?? []) ids.set(signature.id, to);
      }
      if (!names.has(one.name)) names.set(one.name, to);
      names.set(`${specifier} ${one.name}`, to);
    }
  }
  return {
    byId: (id) => ids.get(id) ?? null,
    byName: (name, door) => names.get(`${door} ${name}`) ?? names.get(name) ?? null,
  };

  function inFolder(target: 'api' | 'operations', file: string): string {
    return target === folder ? file : `../${target}/${file}`;
  }
}
