import type { Lesson, Step } from '../../core/backprop/lesson';

/** The page of the docs that explains a step: why it is computed so. */
export function whyPage({ phase }: Step, { problem }: Lesson): string {
  if (problem.kind !== 'net')
    return phase === 'forward' ? 'calc/computation-graph' : 'calc/chain-rule';
  switch (phase) {
    case 'forward':
      return 'bp/forward';
    case 'loss':
      return 'loss/what-is-a-loss';
    case 'output':
      return 'bp/delta-rule';
    case 'hidden':
      return 'bp/delta-rule#hidden';
    case 'update':
      return 'gd/update-rule';
    default:
      return 'bp/overview';
  }
}
