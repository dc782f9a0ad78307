import type { Program } from './program';

/** How many smaller programs are tried at most. */
const MOST_TRIALS = 300;

/**
 * A smaller program with a fault: lines are left out one by one, for as long as that leaves one.
 *
 * @param fails - whether a program has the fault; one that cannot run has none
 */
export function shrink(program: Program, fails: (program: Program) => boolean): Program {
  let best = program;
  let trials = 0;
  const attempt = (smaller: Program): boolean => {
    if (trials >= MOST_TRIALS) return false;
    trials++;
    if (!fails(smaller)) return false;
    best = smaller;
    return true;
  };
  for (let before: Program | null = null; before !== best; ) {
    before = best;
    for (const part of ['between', 'body', 'setup', 'inputs'] as const) {
      for (let i = best[part].length - 1; i >= 0; i--) {
        attempt({ ...best, [part]: best[part].filter((_, k) => k !== i) });
      }
    }
    for (let i = results(best).length - 1; i >= 0 && results(best).length > 1; i--) {
      const kept = results(best).filter((_, k) => k !== i);
      attempt({ ...best, result: `[${kept.join(', ')}]` });
    }
  }
  return best;
}

/** The names in what a program returns. */
function results({ result }: Program): string[] {
  return result.match(/\b[a-z]+\d+\b/g) ?? [];
}
