import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isBuffer } from './buffer';
import { join } from './scope';

/** The parameters and buffers that a module was last seen to hold. */
interface Held {
  readonly module: { readonly weight?: unknown; readonly bias?: unknown };
  /** What lay there. */
  weight: unknown;
  bias: unknown;
  /** The names under which there has ever been one. */
  readonly names: Set<string>;
  /** The properties in which there has ever been one, and what they hold. */
  properties: readonly (readonly [name: string, value: unknown])[];
  /** Whether the module has been looked at. */
  isSeen: boolean;
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
    const properties = known.map((name) => [name, undefined] as const);
    held = { module, weight: null, bias: null, names: new Set(), properties, isSeen: false };
    seen.set(module, held);
  }
  return held;
}

/**
 * Refuses what has taken the place of a parameter or buffer since the module was last looked at. What was there before that
 * is left alone: a function of weights may make a layer, put them there, and run it.
 */
export function refuseReplaced(held: Held): void {
  if (held.isSeen && !hasChanged(held)) return;
  for (const [name, before] of held.properties) {
    if (isHeld(before)) refuseOther(name, valueOf(held, name));
  }
  lookAt(held);
}

function hasChanged(held: Held): boolean {
  const { module, weight, bias, properties } = held;
  // Engines find a name that they know ten times as fast, and most layers have only these two.
  if (module.weight !== weight || module.bias !== bias) return true;
  for (let i = 0; i < properties.length; i++) {
    const [name, value] = properties[i];
    if (name !== 'weight' && name !== 'bias' && valueOf(held, name) !== value) return true;
  }
  return false;
}

function valueOf({ module }: Held, name: string): unknown {
  return (module as Readonly<Record<string, unknown>>)[name];
}

function lookAt(held: Held): void {
  const own = Object.entries(held.module).flatMap(([name, value]) => (isHeld(value) ? [name] : []));
  const known = new Set([...held.properties.map(([name]) => name), ...own]);
  held.properties = Array.from(known, (name) => [name, valueOf(held, name)]);
  held.weight = held.module.weight;
  held.bias = held.module.bias;
  held.isSeen = true;
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
    } else if (held.names.has(name)) refuseOther(join(path, name), value);
  }
  for (const [name] of held.properties) {
    // What lies in a list or map has a longer name.
    if (!names.some((each) => each.startsWith(`${name}.`))) {
      refuseOther(join(path, name), valueOf(held, name));
    }
  }
  lookAt(held);
  return found;
}

function isHeld(value: unknown): value is Tensor {
  return isParameter(value) || isBuffer(value);
}

function refuseOther(name: string, value: unknown): void {
  const isPart = typeof value === 'object' && value !== null && 'forward' in value;
  if (value === null || value === undefined || isPart || isHeld(value)) return;
  throw new BpError(
    'BP_OPTION',
    'module',
    '{name} held a parameter or buffer and now holds {got}, which would be neither trained nor saved; overwrite the values with assign, or put parameter(…) or buffer(…) there',
    { name, got: isTensor(value) ? 'a plain tensor' : typeof value },
  );
}
