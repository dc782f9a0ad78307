import type { Kernel } from '../operation/dispatch';
import { shared } from '../process/state';
import type { Tensor } from '../value/tensor';

/** A gradient that lies in the memory of a compiled step until someone reads it. */
export interface DeferredGradient {
  /** A tensor of its own, with the values as they are now. */
  copyOut(): Tensor;
}

/** What keeps the gradient of a parameter or variable. */
export interface GradientHolder {
  held: Tensor | DeferredGradient | null;
}

/** Sees everything that a step does, so that it can be done again without the step. */
export interface Capture {
  /** A kernel is about to run. */
  kernel(
    kernel: Kernel<never>,
    outputs: readonly Tensor[],
    inputs: readonly Tensor[],
    params: unknown,
  ): void;
  /** A storage, a holder of a gradient or the owner of a state has been made. */
  made(thing: object): void;
  /** The gradient of a holder is about to be read or replaced. */
  gradient(holder: GradientHolder): void;
  /** A property on which the course of the step may depend is about to be read or changed. */
  state(owner: object, name: string): void;
  /** Numbers are about to be read by the host. */
  hostRead(op: string): void;
  /** The path of the module that is running; empty outside of any. */
  path: string;
}

const door = /* @__PURE__ */ shared('capture', () => ({ current: null as Capture | null }));

/** Who watches now, if anyone does. */
export function currentCapture(): Capture | null {
  return door.current;
}

/** Has everything that `body` does watched by `capture`; by no one where that is null. */
export function captureWith<T>(capture: Capture | null, body: () => T): T {
  const outer = door.current;
  door.current = capture;
  try {
    return body();
  } finally {
    door.current = outer;
  }
}

/** To be called when a storage, a holder of a gradient or the owner of a state is made: what is new is no one else's. */
export function noteMade(thing: object): void {
  if (door.current !== null) door.current.made(thing);
}

/** To be called before a property is read or changed that decides what a computation does, such as a mode. */
export function noteState<K extends string>(owner: { readonly [P in K]: unknown }, name: K): void {
  if (door.current !== null) door.current.state(owner, name);
}

/** To be called when the module that is running changes. */
export function notePath(path: string): void {
  if (door.current !== null) door.current.path = path;
}

/** To be called before numbers become known to the host. */
export function noteHostRead(op: string): void {
  if (door.current !== null) door.current.hostRead(op);
}

/** The gradient that a holder keeps, copied out of the memory of a compiled step where it lies there. */
export function readGradient(holder: GradientHolder): Tensor | null {
  if (door.current !== null) door.current.gradient(holder);
  const { held } = holder;
  if (held === null || !isDeferred(held)) return held;
  const gradient = captureWith(null, () => held.copyOut());
  holder.held = gradient;
  return gradient;
}

/** Replaces the gradient that a holder keeps. */
export function writeGradient(holder: GradientHolder, gradient: Tensor | null): void {
  if (door.current !== null) door.current.gradient(holder);
  holder.held = gradient;
}

/** Whether what a holder keeps still lies in the memory of a compiled step. */
export function isDeferred(held: Tensor | DeferredGradient): held is DeferredGradient {
  return 'copyOut' in held;
}
