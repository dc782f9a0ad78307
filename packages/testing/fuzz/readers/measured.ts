// Imported before all else: from here on it is known how many bytes arrays are made with.
let bytes = 0;

const CLASSES = [
  'ArrayBuffer',
  'Uint8Array',
  'Int8Array',
  'Uint16Array',
  'Int16Array',
  'Uint32Array',
  'Int32Array',
  'Float32Array',
  'Float64Array',
] as const;

for (const name of CLASSES) {
  const Class = globalThis[name] as unknown as Float64ArrayConstructor;
  const watched = new Proxy(Class, {
    construct(target, args, as) {
      const made = Reflect.construct(target, args, as);
      // A view of a buffer has no bytes of its own.
      if (!(args[0] instanceof ArrayBuffer)) bytes += made.byteLength;
      return made;
    },
  });
  Object.defineProperty(globalThis, name, { value: watched, writable: true, configurable: true });
}

/** How many bytes arrays have been made with so far. */
export const bytesMade = (): number => bytes;
