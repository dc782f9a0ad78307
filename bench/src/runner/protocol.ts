// What is said between the bench and the process of a peer: one line of JSON each way. pytorch.py speaks it too.
import type { Job } from '../works/job';
import type { Values } from '../works/work';

export type Request =
  | { readonly do: 'prepare'; readonly mode: string; readonly job: Job }
  /** Runs a few times and answers with numbers that every peer must find: losses, or sums. */
  | { readonly do: 'check' }
  /** Runs for a while. */
  | { readonly do: 'round'; readonly ms: number }
  /** Runs `count` times and answers with the milliseconds of each. */
  | { readonly do: 'calls'; readonly count: number }
  /** Runs up to `count` times and watches the resident memory. */
  | { readonly do: 'memory'; readonly count: number; readonly ms: number };

/** How often the job ran, and how much processor time that took, in all threads, and by the clock on the wall. */
export interface Round {
  readonly runs: number;
  readonly seconds: number;
  readonly wallSeconds: number;
}

/** Resident memory in MB (10⁶ bytes): its peak in the first and the last fifth of the runs. */
export interface MemoryUse {
  readonly runs: number;
  readonly early: number;
  readonly late: number;
}

export interface Answers {
  readonly prepare: null;
  readonly check: readonly number[];
  readonly round: Round;
  readonly calls: readonly number[];
  readonly memory: MemoryUse;
}

export type Answer = { readonly ok: Answers[Request['do']] } | { readonly fails: string };

interface Packed {
  readonly shape: readonly number[];
  readonly type: 'float32' | 'int32';
  readonly base64: string;
}

/** JSON with typed arrays as base64 of their little-endian bytes. */
export function encode(message: Request | Answer): string {
  return JSON.stringify(message, (_key, value) => {
    if (!isValues(value)) return value;
    const { shape, data } = value;
    const { buffer, byteOffset, byteLength } = data;
    const packed: Packed = {
      shape,
      type: data instanceof Int32Array ? 'int32' : 'float32',
      base64: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    };
    return packed;
  });
}

export function decode<Message extends Request | Answer>(line: string): Message {
  return JSON.parse(line, (_key, value) => {
    if (typeof value?.base64 !== 'string') return value;
    const { shape, type, base64 } = value as Packed;
    const bytes = Uint8Array.from(Buffer.from(base64, 'base64'));
    const data = type === 'int32' ? new Int32Array(bytes.buffer) : new Float32Array(bytes.buffer);
    return { shape, data } satisfies Values;
  });
}

function isValues(value: unknown): value is Values {
  return ArrayBuffer.isView((value as Values | null)?.data);
}
