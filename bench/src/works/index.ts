import { workA } from './a';
import { workB } from './b';
import { workC } from './c';
import { workD } from './d';
import { workE } from './e';
import { playgroundWork } from './playground';
import type { Work } from './work';

/** The works that are timed in steps a second. */
export const stepWorks: Readonly<Record<string, () => Work>> = {
  a: workA,
  b32: () => workB(32),
  b128: () => workB(128),
  c: workC,
  d: workD,
  e: workE,
};

/** The works that are timed in epochs a second. */
export const playgroundWorks: Readonly<Record<string, () => Work>> = {
  'playground-4-2': () => playgroundWork('playground-4-2', [4, 2]),
  'playground-6x8': () => playgroundWork('playground-6x8', [8, 8, 8, 8, 8, 8]),
};
