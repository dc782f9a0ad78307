import { isModule, type Module } from '@bp/module';
import { isTensor } from '@bp/tensor';
import { moduleName } from './names';

/** What a module holds, by its names in PyTorch: tensors, modules, and groups of these. */
export type Tree = Map<string, unknown>;

/** What a module holds, with lists and objects as groups within groups, as the dots in the names say. */
export function treeOf(module: Module): Tree {
  const tree: Tree = new Map();
  for (const [path, value] of entriesOf(module)) {
    if (!isModule(value) && !isTensor(value)) continue;
    const names = path.split('.').map(moduleName);
    const last = names.pop() as string;
    let group = tree;
    for (const name of names) {
      const inner = group.get(name);
      if (inner instanceof Map) group = inner;
      else {
        const made: Tree = new Map();
        group.set(name, made);
        group = made;
      }
    }
    group.set(last, value);
  }
  return tree;
}

/** Whether a module runs its children in order, each on what the one before gave, and holds nothing else. */
export function isSequential(module: Module): boolean {
  const { length } = module as unknown as { readonly length?: unknown };
  if (!(Symbol.iterator in module) || typeof length !== 'number') return false;
  for (
    let from = Object.getPrototypeOf(module);
    from !== null;
    from = Object.getPrototypeOf(from)
  ) {
    if (Object.hasOwn(from, 'forward')) {
      // The class that says how to go through the layers is the one that does.
      return Object.hasOwn(from, Symbol.iterator) && [...entriesOf(module)].length === length;
    }
    if (/\bforward\b/.test(Function.prototype.toString.call(from.constructor))) return false;
  }
  return false;
}

function entriesOf(module: Module): Iterable<[name: string, value: unknown]> {
  return (module as unknown as { entries(): Iterable<[string, unknown]> }).entries();
}
