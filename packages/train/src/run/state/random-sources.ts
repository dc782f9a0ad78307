import type { Module } from '@bp/module';
import { isTensor, type Rng, type RngState } from '@bp/tensor';

/** The random sources that modules have of their own, by their paths: `2.rng`. */
export function sourcesOf(model: Module): Map<string, Rng> {
  const sources = new Map<string, Rng>();
  for (const [path, module] of model.namedModules()) {
    for (const [name, value] of Object.entries(module)) {
      if (isRng(value)) sources.set(path === '' ? name : `${path}.${name}`, value);
    }
  }
  return sources;
}

/** From whichever copy of the library it is. */
function isRng(value: unknown): value is Rng {
  if (typeof value !== 'object' || value === null) return false;
  const { words, state, restore } = value as Partial<Rng>;
  return isTensor(words) && typeof state === 'function' && typeof restore === 'function';
}

/** Where all random sources of a run stand: its own one, and those of modules. */
export interface RandomState {
  readonly run: RngState;
  readonly modules: Readonly<Record<string, RngState>>;
}

export function saveRandom(rng: Rng, sources: ReadonlyMap<string, Rng>): RandomState {
  const modules = Array.from(sources, ([path, source]) => [path, source.state()] as const);
  return { run: rng.state(), modules: Object.fromEntries(modules) };
}

export function restoreRandom(
  { run, modules }: RandomState,
  rng: Rng,
  sources: ReadonlyMap<string, Rng>,
): void {
  rng.restore(run);
  for (const [path, source] of sources) {
    if (Object.hasOwn(modules, path)) source.restore(modules[path]);
  }
}
