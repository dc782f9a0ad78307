import type { DType } from '@bp/tensor';

/** Under this name a run can be driven from another thread, whichever copy of the library it is of. */
export const SERVE: unique symbol = /* @__PURE__ */ Symbol.for('@bp/train/serve') as never;

/** How a run goes on in a worker. */
export interface Start {
  readonly epochs: number;
  readonly updates: number;
  /** A saved run to take up first, as a message. */
  readonly saved: unknown;
  /** Whether anybody wants to hear of each batch. */
  readonly wantsUpdates: boolean;
}

/** What is asked of a worker: first `start` (with the module, where the worker has to load it), then the others. */
export type Ask =
  | { readonly start: Start; readonly module: string | null; readonly config: unknown }
  | { readonly ask: 'go' | 'pause' | 'resume' | 'abort' }
  | { readonly set: Readonly<Record<string, never>>; readonly id: number };

/** An event of a run, with its name. */
export type NamedEvent = readonly [name: string, event: unknown];

/** An error as a message: the fields of an error of the library, or anything else that was thrown. */
export type ToldError =
  | {
      readonly code: string;
      readonly op: string;
      readonly template: string;
      readonly values: Readonly<Record<string, unknown>>;
      readonly path: string | null;
      readonly message: string;
      readonly stack: string;
    }
  | { readonly thrown: unknown };

/** Why there is no run: the module cannot be loaded, has no function to export, or that function gives something else. */
export interface NoRun {
  readonly noRun: 'module' | 'function' | 'run';
  readonly got: string;
}

/** A weight or buffer without its numbers. */
export type Described = readonly [name: string, dtype: DType, shape: readonly number[]];

/** What a worker tells. */
export type Answer =
  | { readonly ready: true; readonly lock: string | null; readonly state: readonly Described[] }
  | { readonly events: readonly NamedEvent[] }
  | { readonly id: number; readonly failed: ToldError | null }
  | { readonly done: unknown }
  | { readonly failed: ToldError | NoRun };

/** One end of the line between two threads, in Node or in a browser. */
export interface Port {
  postMessage(message: unknown, transfer?: ArrayBuffer[]): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
}
