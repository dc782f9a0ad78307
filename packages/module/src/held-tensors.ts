import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isBuffer } from './buffer';
import { join } from './scope';

/** A module, as far as its tensors ask. */
interface Holder {
  readonly constructor: object;
}

/** The parameters and buffers that a module was last seen to hold. */
interface Held {
  readonly module: object;
  /** The names under which there has ever been one. */
  readonly names: Set<string>;
  /** Those that lie in a property of their own, to be compared quickly. */
  properties: readonly (readonly [name: string, value: unknown])[];
}

const seen = /* @__PURE__ */ new WeakMap<object, Held>();

/** What is known of the tensors of a module, the same object for the same module. */
export function heldBy(module: Holder): Held {
  let held = seen.get(module);
  if (held === undefined) {
    const { parameterNames = [], stateNames = {} } = module.constructor as {
      parameterNames?: readonly string[];
      stateNames?: Readonly<Record<string, string>>;
    };
    const names = new Set([...parameterNames, ...Object.values(stateNames)]);
    held = { module, names, properties: [] };
    seen.set(module, held);
  }
  return held;
}

/** Whether a property holds something else than when the tensors were last looked for. */
export function hasChanged({ module, properties }: Held): boolean {
  for (let i = 0; i < properties.length; i++) {
    const [name, value] = properties[i];
    if ((module as Record<string, unknown>)[name] !== value) return true;
  }
  return false;
}

/**
 * The parameters and buffers of one module.
 *
 * @param path - where the module is
 * @param entries - what it holds, by name
 * @throws BpError `BP_OPTION` where a parameter or buffer has made way for something else; null, nothing and a module may
 *   take its place
 */
export function tensorsOf(
  module: Holder,
  path: string,
  entries: Iterable<readonly [name: string, value: unknown]>,
): [path: string, tensor: Tensor][] {
  const held = heldBy(module);
  const found: [string, Tensor][] = [];
  for (const [name, value] of entries) {
    if (isHeld(value)) {
      held.names.add(name);
      found.push([join(path, name), value]);
    } else if (held.names.has(name)) refuse(join(path, name), value);
  }
  held.properties = Object.entries(module).filter(([, value]) => isHeld(value));
  return found;
}

function isHeld(value: unknown): value is Tensor {
  return isParameter(value) || isBuffer(value);
}

function refuse(name: string, value: unknown): void {
  const isPart = typeof value === 'object' && value !== null && 'forward' in value;
  if (value === null || value === undefined || isPart) return;
  throw new BpError(
    'BP_OPTION',
    'module',
    '{name} held a parameter or buffer and now holds {got}, which would be neither trained nor saved; overwrite the values with assign, or put parameter(…) or buffer(…) there',
    { name, got: isTensor(value) ? 'a plain tensor' : typeof value },
  );
}
