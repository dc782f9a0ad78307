import type { Module } from '@bp/module';
import type { Tensor } from '@bp/tensor';

/** What a module itself holds, without what lies in modules inside it. */
export interface OwnTensors {
  /** Those that no module before it holds. */
  readonly parameters: readonly Tensor[];
  readonly buffers: readonly Tensor[];
  /** Whether it also holds parameters that count where another module holds them. */
  readonly shares: boolean;
}

/** What each module of a model holds itself; what several hold counts where it comes first. */
export function ownTensors(model: Module): Map<Module, OwnTensors> {
  const counted = new Set<Tensor>();
  const own = new Map<Module, OwnTensors>();
  for (const module of model.modules()) {
    const inside = new Set(
      module.children().flatMap((child) => [...child.parameters(), ...child.buffers()]),
    );
    const isNew = (x: Tensor): boolean => !inside.has(x) && !counted.has(x);
    const held = module.parameters().filter((x) => !inside.has(x));
    const parameters = held.filter(isNew);
    const buffers = module.buffers().filter(isNew);
    for (const x of [...parameters, ...buffers]) counted.add(x);
    own.set(module, { parameters, buffers, shares: held.length > parameters.length });
  }
  return own;
}
