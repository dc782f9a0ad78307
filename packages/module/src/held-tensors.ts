import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isBuffer } from './buffer';
import { join } from './scope';

/** The parameters and buffers that a module was last seen to hold. */
interface Held {
  readonly module: object;
  /** The names under which there has ever been one. */
  readonly names: Set<string>;
  /** The properties in which there has ever been one, and what they hold. */
  properties: readonly (readonly [name: string, value: unknown])[];
}

const seen = /* @__PURE__ */ new WeakMap<object, Held>();

/** What is known of the tensors of a module, the same object for the same module. */
export function heldBy(module: object): Held {
  let held = seen.get(module);
  if (held === undefined) {
    const { parameterNames = [], stateNames = {} } = module.constructor as {
      parameterNames?: readonly string[];
      stateNames?: object;
    };
    const known = [...parameterNames, ...Object.keys(stateNames)];
    held = { module, names: new Set(), properties: known.map((name) => [name, undefined]) };
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
 * @throws BpError `BP_OPTION` where a parameter or buffer has made way for something else; null, nothing, a module, and a
 *   list or map of others may take its place
 */
export function tensorsOf(
  module: object,
  path: string,
  entries: Iterable<readonly [name: string, value: unknown]>,
): [path: string, tensor: Tensor][] {
  const held = heldBy(module);
  const found: [string, Tensor][] = [];
  const names: string[] = [];
  for (const [name, value] of entries) {
    names.push(name);
    if (isHeld(value)) {
      found.push([join(path, name), value]);
      held.names.add(name);
    } else if (held.names.has(name)) refuse(join(path, name), value);
  }
  for (const [name] of held.properties) {
    const value = (module as Record<string, unknown>)[name];
    // What lies in a list or map has a longer name.
    if (!isHeld(value) && !names.some((each) => each.startsWith(`${name}.`))) {
      refuse(join(path, name), value);
    }
  }
  const own = Object.entries(module).flatMap(([name, value]) => (isHeld(value) ? [name] : []));
  const known = new Set([...held.properties.map(([name]) => name), ...own]);
  held.properties = Array.from(known, (name) => [name, (module as Record<string, unknown>)[name]]);
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
