import type { Run } from '@bp/train';

// Told apart from the program, which imports the built file of every package.
export default function makeRun(config: { seed: number; epochs: number }): Run;
