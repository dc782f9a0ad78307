// (func (result v128) (i8x16.popcnt (i8x16.splat (i32.const 0)))), written out: who asks only this loads no encoder.
const VECTORS = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15,
  253, 98, 11,
];

/** Whether WebAssembly may be made here, with vector instructions; compiles a module each time. */
export function hasVectors(): boolean {
  return isModule(() => new Uint8Array(VECTORS));
}

/** Whether this engine makes a module of some bytes; a content security policy can forbid it. */
export function isModule(bytes: () => Uint8Array<ArrayBuffer>): boolean {
  try {
    return new WebAssembly.Module(bytes()) !== null;
  } catch {
    return false;
  }
}
