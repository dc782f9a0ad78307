import { usesWasm } from '@bp/tensor/wasm';
import { explainProgram, summarize } from './explain-program';
import { count } from './explain-words';
import type { Step } from './step';

/** From so many programs on, most of which served one call, a step is told to be called in too many ways. */
const MANY = 8;

/** What a compiled step does, as text. */
export function explainStep(step: Step): string {
  const { name, check, precision } = step.settings;
  // Those that were used last come first, and stay there among equals.
  const keys = [...step.keys].sort((a, b) => b.calls - a.calls);
  const head = [`${name}: ${count(keys.length, 'program')}, precision ${precision}`];
  if (check !== null) head.push(`compared with the step every ${count(check, 'call')}`);
  if (!usesWasm()) head.push('runs as it is: kernels do not run in WebAssembly here');
  if (keys.length >= MANY && keys.filter(({ recorded }) => recorded < 2).length * 2 > keys.length) {
    head.push('most serve one call: pass numbers that vary as tensors, and batches of few shapes');
  }
  const lines = keys.map((state, i) => `${i + 1}. ${state.key.describe()}: ${summarize(state)}`);
  const [most] = keys;
  const kernels =
    most === undefined || most.program === null
      ? []
      : ['', 'the first, which is called most:', ...explainProgram(most.program)];
  return [head.join('; '), ...lines, ...kernels].join('\n');
}
