import type { JobKind } from '../works/job';
import { handicap } from './python';

/** A library in one of its modes. */
export interface Contestant {
  readonly peer: string;
  readonly mode: string;
  readonly jobs: readonly JobKind[];
  /** Another checkout of this repository, built, which takes part in the place of this one. */
  root?: string;
  /** How many threads it works in, on as many cores as there are; one on one core by default. */
  readonly threads?: number;
  /** What it does differently in this work, if anything: such a peer is shown, not counted. */
  differs(work: string): string | null;
}

const all: readonly JobKind[] = ['train', 'matmul', 'affine', 'add'];
const same = () => null;

const convnetjs = (work: string) =>
  work === 'a' || work.startsWith('playground') ? 'float64' : 'float64, Adadelta';

/** Everyone who can take part, in the order of the tables. */
export const contestants: readonly Contestant[] = [
  { peer: 'bp', mode: 'eager', jobs: all, differs: same },
  { peer: 'bp', mode: 'compiled', jobs: all, differs: same },
  { peer: 'bp', mode: 'compiled-fast', jobs: all, differs: same },
  { peer: 'pytorch', mode: 'eager', jobs: all, differs: handicap },
  { peer: 'jax-js', mode: 'jit', jobs: all, differs: same },
  { peer: 'tfjs-wasm', mode: 'eager', jobs: all, differs: same },
  { peer: 'tfjs-cpu', mode: 'eager', jobs: ['train', 'affine', 'add'], differs: same },
  { peer: 'convnetjs', mode: 'eager', jobs: ['train'], differs: convnetjs },
  {
    peer: 'brain.js',
    mode: 'eager',
    jobs: ['train'],
    differs: () => 'an update per sample, one activation for all layers',
  },
  { peer: 'plain-js', mode: 'loop', jobs: ['affine', 'add'], differs: () => 'a loop by hand' },
  { peer: 'ceiling', mode: 'mul-add', jobs: ['ceiling'], differs: () => 'the machine' },
  { peer: 'ceiling', mode: 'relaxed-fma', jobs: ['ceiling'], differs: () => 'the machine' },
];

/** Who trains with one thread and with two. */
export const threadContestants: readonly Contestant[] = ['bp', 'pytorch'].flatMap((peer) =>
  [1, 2].map((threads) => ({
    peer,
    mode: threads === 1 ? '1 thread' : `${threads} threads`,
    threads,
    jobs: ['train'] as const,
    differs: peer === 'pytorch' ? handicap : same,
  })),
);

/** Those who can do a kind of job, and whom the user wants to see. */
export function contestantsFor(kind: JobKind, peers: readonly string[] | null): Contestant[] {
  return contestants.filter(
    ({ peer, jobs }) =>
      jobs.includes(kind) && (peers === null || peers.includes(peer) || peer === 'ceiling'),
  );
}

/** What this repository was in another checkout, as a peer. */
export const BEFORE = 'bp before';

/** Our own modes, and right behind each what it was in another checkout. */
export function withBefore(contestants: readonly Contestant[], root: string | null): Contestant[] {
  if (root === null) return [...contestants];
  return contestants.flatMap((one) =>
    one.peer === 'bp' ? [one, { ...one, peer: BEFORE, root }] : [one],
  );
}

/** Those who train a work as it is defined, however fast. */
export function sameWork(work: string, peers: readonly string[] | null): Contestant[] {
  return contestantsFor('train', peers).filter(
    ({ peer, differs }) => peer === 'pytorch' || differs(work) === null,
  );
}
