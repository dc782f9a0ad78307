import { usesWasm } from '@bp/tensor/wasm';
import type { Step } from '../program/step';
import { explainProgram, summarize } from './explain-program';
import { count } from './explain-words';

/** What a compiled step does, as text. */
export function explainStep(step: Step): string {
  const { name, check, precision } = step.settings;
  // Those that were used last come first, and stay there among equals.
  const keys = [...step.keys].sort((a, b) => b.calls - a.calls);
  const head = [`${name}: ${count(keys.length, 'program')}, precision ${precision}`];
  if (check !== null) head.push(`checked every ${count(check, 'call')}`);
  if (!usesWasm()) head.push('runs as it is, without WebAssembly');
  const lines = keys.map((state, i) => `${i + 1}. ${state.key.describe()}: ${summarize(state)}`);
  const [most] = keys;
  const kernels =
    most === undefined || most.program === null
      ? []
      : ['', 'the first, called most:', ...explainProgram(most.program)];
  return [head.join('; '), ...lines, ...kernels].join('\n');
}
