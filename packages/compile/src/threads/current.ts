import { shared } from '@bp/tensor/engine';

/** A kernel whose parts threads share. */
export interface SharedKernel {
  /** Does the parts from `from` below `to`, with working memory at `scratch`. */
  readonly run: (from: number, to: number, scratch: number) => void;
  readonly parts: number;
}

/** What threads have to know of a program. */
export interface SharedProgram {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** By their number in the program; those that are not shared are left out. */
  readonly kernels: Readonly<Record<number, SharedKernel>>;
  /** Where the working memory of each thread lies. */
  readonly scratch: readonly number[];
}

/** Threads that share kernels. */
export interface Team {
  /** How many, with the main one. */
  readonly threads: number;
  /** Tells the threads of a program, in the place of the one that its owner had before. */
  add(owner: object, program: SharedProgram): void;
  /** Has the threads forget a program, since their hold on its memory would keep that. */
  forget(owner: object): void;
  /** Does a kernel of a program, together with those threads that have the time. */
  run(program: SharedProgram, kernel: number): void;
  end(): void;
}

/** The threads of the process; for others programs are made anew. How they come to be is known to `useThreads` alone, so that only who uses it loads it. */
export const current = /* @__PURE__ */ shared('compile.threads', () => ({
  team: null as Team | null,
}));

/** How many threads there are. */
export function threadCount(): number {
  return current.team?.threads ?? 1;
}

/** Whether threads can share a memory. */
export function isShared({ buffer }: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer === 'function' && buffer instanceof SharedArrayBuffer;
}
