import type { Module } from '@bp/module';
import type { Optimizer } from '@bp/optim';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { checkNumber, FROM_ZERO } from '@bp/tensor/engine';
import type { SettingValue } from '../record/history';

/** Something that can be changed between two batches, and put back. */
interface Setting {
  read(): SettingValue;
  write(value: SettingValue): void;
  /** Gives what puts it back to what it is now, where that is more than one value. */
  keep?(): () => void;
}

/** What settings belong to. */
export interface Adjustable {
  readonly model: Module;
  readonly optimizer: Optimizer;
  /** The learning rate from which a schedule starts; null where there is no schedule. */
  readonly base: Setting | null;
  /** Tensors that programs follow, by their paths: `penalty.l2`, `clip.norm`. */
  readonly factors: ReadonlyMap<string, Tensor>;
}

/**
 * A setting by its path: `optimizer.lr`, `optimizer.1.lr` of one group, `model.3.p` of a module, `penalty.l2`, `clip.norm`.
 *
 * @throws BpError `BP_OPTION` where there is none of that name
 */
export function settingAt(op: string, path: string, parts: Adjustable): Setting {
  const { model, optimizer, base, factors } = parts;
  const factor = factors.get(path);
  if (factor !== undefined) return ofTensor(op, path, factor);
  const [head, ...rest] = path.split('.');
  const key = rest.pop() ?? '';
  if (head === 'optimizer') {
    if (rest.length === 0 && key === 'lr' && base !== null) return base;
    const target = rest.length === 0 ? optimizer : optimizer.groups[Number(rest[0])];
    if (rest.length < 2 && target !== undefined && key in target) return ofOptimizer(target, key);
  } else if (head === 'model') {
    const module = new Map(model.namedModules()).get(rest.join('.'));
    const value = (module as unknown as Record<string, unknown> | undefined)?.[key];
    if (isTensor(value) && value.rank === 0 && value.record === null)
      return ofTensor(op, path, value, (number) => {
        // The method of the module that checks it would put a number in the place of the tensor.
        const holder = module as unknown as Record<string, unknown>;
        ofModule(module as Module, key).write(number);
        holder[key] = value;
      });
    if (typeof value === 'number') return ofModule(module as Module, key);
  }
  throw new BpError(
    'BP_OPTION',
    op,
    "there is no setting '{path}'; those of an optimizer are called optimizer.lr or optimizer.1.lr, those of a module model.3.p, and factors that the run was given {factors}",
    { path, factors: [...factors.keys()].join(', ') || 'penalty.l2' },
  );
}

function ofTensor(
  op: string,
  path: string,
  tensor: Tensor,
  check?: (value: number) => void,
): Setting {
  return {
    read: () => tensor.storage.data[tensor.offset],
    write(value) {
      const number = checkNumber(op, path, value, FROM_ZERO);
      check?.(number);
      tensor.assign(number);
    },
  };
}

function ofOptimizer(target: { set(options: never): void }, key: string): Setting {
  return {
    read: () => (target as unknown as Record<string, SettingValue>)[key],
    write: (value) => target.set({ [key]: value } as never),
    // Each group may have a value of its own.
    keep() {
      const { groups = [] } = target as Partial<Optimizer>;
      const kept = [target, ...groups].map((of) => [of, of[key as never]] as const);
      return () => {
        for (const [of, value] of kept) of.set({ [key]: value } as never);
      };
    },
  };
}

/** By the method of the module that checks it, such as `setP`, where it has one. */
function ofModule(module: Module, key: string): Setting {
  const holder = module as unknown as Record<string, unknown>;
  const setter = holder[`set${key[0].toUpperCase()}${key.slice(1)}`];
  return {
    read: () => holder[key] as number,
    write(value) {
      if (typeof setter === 'function') setter.call(module, value);
      else holder[key] = value;
    },
  };
}

/** Writes settings by their paths, all or none. */
export function writeSettings(
  op: string,
  values: Readonly<Record<string, SettingValue>>,
  parts: Adjustable,
): void {
  const settings = Object.entries(values).map(([path, value]) => {
    const setting = settingAt(op, path, parts);
    const before = setting.read();
    return { setting, value, putBack: setting.keep?.() ?? (() => setting.write(before)) };
  });
  let written = 0;
  try {
    for (const { setting, value } of settings) {
      setting.write(value);
      written++;
    }
  } catch (error) {
    for (const { putBack } of settings.slice(0, written).reverse()) putBack();
    throw error;
  }
}
