import { closest, define, type NumberOrTensor, readOptions } from '@bp/tensor/engine';

/** The learning rate, which every optimizer has. */
export interface HasRate {
  /** The learning rate; of an optimizer with several groups that of the first one. A tensor of one number is followed. */
  get lr(): number;
  set lr(rate: NumberOrTensor);
}

/** The options of an optimizer as properties: what is assigned counts from the next step on. */
export type Settings<T> = HasRate & {
  -readonly [K in Exclude<keyof T, 'lr'>]-?: Exclude<T[K], undefined>;
};

/** What is known of the options of a class; the rest of its algorithm lies beside it. */
interface Known {
  /** The name of the class. */
  readonly name: string;
  readonly defaults: object;
  /** Whether its objects may have no properties but those they were made with. */
  readonly closed: boolean;
}

/** The same in every copy of the package, for the door `tell`. */
export const KNOWN: unique symbol = /* @__PURE__ */ Symbol.for('@bp/optim');

/** Parts of names that only hyperparameters have. */
const WORDS = /rate|lr|decay|momen|beta|eps|rho|alpha|dampen|nesterov|maximi|centered|amsgrad/i;

/** What has options as properties; it refuses the assignment of a misspelt one, as the constructor does. */
export const Settable = /* @__PURE__ */ (() => {
  function Bare(): void {}
  // The last link of the chain: what is assigned here is neither a property nor an option.
  Bare.prototype = new Proxy(
    {},
    {
      set(target, key, value, receiver) {
        const known = receiver[KNOWN] as Known | undefined;
        if (known !== undefined && typeof key === 'string' && typeof value !== 'function') {
          const { name, defaults, closed } = known;
          const near = WORDS.test(key) || closest(key, Object.keys(defaults)) !== null;
          if (closed || near) readOptions(name, { [key]: value }, defaults, null);
        }
        return Reflect.set(target, key, value, receiver);
      },
    },
  );
  return Bare as unknown as abstract new () => HasRate;
})();

/** Gives the objects of a prototype a property for each option. */
export function addSettings<O extends object>(
  prototype: O,
  known: Known,
  get: (target: O, key: string) => unknown,
  set: (target: O, options: object) => void,
): void {
  define(prototype, KNOWN, known);
  for (const key of Object.keys(known.defaults)) {
    if (key in prototype) continue;
    Object.defineProperty(prototype, key, {
      get(this: O) {
        return get(this, key);
      },
      set(this: O, value: unknown) {
        // To leave out an option is no way of setting it.
        set(this, { [key]: value ?? null });
      },
    });
  }
}
