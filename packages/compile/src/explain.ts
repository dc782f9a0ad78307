import { usesWasm } from '@bp/tensor/wasm';
import { isCheck } from './plan/order-checks';
import type { Plan, PlannedCall } from './plan/plan';
import { bytesOf } from './plan/plan';
import type { Program } from './program';
import type { Operand } from './recording';
import type { KeyState, Step } from './step';
import { threadCount } from './threads/current';

/** What a compiled step does, as text. */
export function explainStep(step: Step): string {
  const { name, check, precision } = step.settings;
  const { keys } = step;
  const head = [`${name}: ${count(keys.length, 'key')}, precision ${precision}`];
  if (check !== null) head.push(`compared with the step every ${count(check, 'call')}`);
  if (!usesWasm()) head.push('runs as it is: kernels do not run in WebAssembly here');
  return [head.join('; '), ...keys.map(explainKey)].join('\n\n');
}

function explainKey({ key, recorded, program, refused, calls, timeMs }: KeyState): string {
  const lines = [key.describe()];
  lines.push(`  recorded ${count(recorded, 'time')}, ${timeMs.toFixed(1)} ms in all`);
  if (refused !== null) lines.push(`  runs as it is: ${refused}`);
  else if (program === null) lines.push('  not compiled yet: no two recordings were equal so far');
  else lines.push(...explainProgram(program, calls));
  return lines.join('\n');
}

function explainProgram(program: Program, calls: number): string[] {
  const { plan, codeBytes, heap, shared } = program;
  const host = plan.calls.filter(({ emission }) => emission === null).length;
  return [
    `  called ${count(calls, 'time')}; ${count(plan.calls.length, 'kernel')}, ${host} of them by the host${explainShared(shared.size)}; ${codeBytes} bytes of code`,
    `  memory: ${explainMemory(plan)}; ${heap.used} of ${heap.memory.buffer.byteLength} bytes in use by all programs on it`,
    ...plan.calls.map(
      (call, i) =>
        `  ${String(i + 1).padStart(3)} ${explainCall(plan, call)}${shared.has(i) ? ' shared' : ''}`,
    ),
    '  * stays, $ argument, # constant, ∂ gradient; anything else is gone after the call',
    ...explainGradients(plan),
  ];
}

function explainShared(kernels: number): string {
  return kernels === 0 ? '' : `, ${kernels} shared by ${threadCount()} threads`;
}

function explainMemory({ graph, constantBytes, arena, arenaBytes }: Plan): string {
  const bytes = { persistent: 0, gradient: 0, argument: 0, constant: 0, temporary: 0 };
  const counts = { ...bytes };
  for (const [cell, { kind }] of graph.cells.entries()) {
    bytes[kind] += bytesOf(graph, cell);
    counts[kind]++;
  }
  return [
    `${bytes.persistent} bytes in ${count(counts.persistent, 'tensor')} that stay`,
    `${bytes.argument} in ${count(counts.argument, 'argument')}`,
    `${constantBytes} of constants`,
    `arena ${arenaBytes}, for values that peak at ${arena.bytes}`,
  ].join(', ');
}

function explainCall(plan: Plan, { call, emission }: PlannedCall): string {
  const { inputs, outputs, merged, path } = call;
  const name = merged.join(' + ');
  const tell = (operand: Operand): string => explainOperand(plan, operand);
  const into = isCheck(call) ? 'check' : outputs.map(tell).join(', ');
  const where = path === '' ? '' : ` (in ${path})`;
  const how = emission === null ? ' by the host' : '';
  return `${name}: ${inputs.map(tell).join(', ')} → ${into}${how}${where}`;
}

const MARKS = { persistent: '*', gradient: '∂', argument: '$', constant: '#', temporary: '' };

function explainOperand({ graph }: Plan, { cell, dtype, shape }: Operand): string {
  return `${MARKS[graph.cells[cell].kind]}${cell} ${dtype} [${shape.join(', ')}]`;
}

function explainGradients({ graph: { gradients } }: Plan): string[] {
  const left = gradients.filter(({ exit }) => exit === 'new').length;
  if (gradients.length === 0) return [];
  return [`  gradients: ${gradients.length} seen, ${left} left behind, copied out when read`];
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
