import type { CellView } from '../capture/capture';
import { placeOf } from '../capture/formula-of';
import { isCheck } from '../plan/order-checks';
import type { Plan } from '../plan/plan';
import { bytesOf } from '../plan/plan';
import type { PlannedCall } from '../plan/planned-call';
import type { KeyState } from '../program/key-state';
import type { Program } from '../program/program';
import { threadCount } from '../threads/current';
import { count, memory } from './explain-words';

/** A program in one line, or why there is none. */
export function summarize({ captured, alike, program, refused, calls, timeMs }: KeyState): string {
  if (refused !== null) return `runs as it is: ${refused.reason}`;
  const made = `${count(captured, 'call')} captured${program === null ? '' : ' and compiled'} in ${timeMs.toFixed(1)} ms`;
  if (program === null) {
    return `not compiled before ${alike ? 'it is called again' : 'two calls alike'}; ${made}`;
  }
  const { plan, shared } = program;
  const operations = plan.calls.reduce((sum, { call }) => sum + call.merged.length, 0);
  const host = plan.calls.filter(({ emission }) => emission === null).length;
  const kernels = `${count(plan.calls.length, 'kernel')} for ${count(operations, 'operation')}`;
  const inHost = host > 0 ? `, ${host} in JavaScript` : '';
  const inThreads = shared.size > 0 ? `, ${shared.size} shared by ${threadCount()} threads` : '';
  return `called ${count(calls, 'time')}; ${made}; ${kernels}${inHost}${inThreads}`;
}

/** The kernels of a program, and its memory. */
export function explainProgram(program: Program): string[] {
  const { plan, shared } = program;
  return [
    ...plan.calls.map(
      (call, i) =>
        `  ${String(i + 1).padStart(3)} ${explainCall(plan, call)}${shared.has(i) ? ' shared' : ''}`,
    ),
    '  $ argument, * lasting, # constant, ∂ gradient; a + b: in one loop; a′: derivative of a',
    explainMemory(program),
  ];
}

function explainCall(plan: Plan, { call, emission }: PlannedCall): string {
  const { inputs, outputs, merged, path } = call;
  const tell = (operand: CellView): string => explainOperand(plan, operand);
  const into = isCheck(call) ? 'check' : outputs.map(tell).join(', ');
  const how = emission === null ? ' in JavaScript' : '';
  return `${merged.join(' + ')}: ${inputs.map(tell).join(', ')} → ${into}${how}${placeOf(path)}`;
}

const MARKS = { persistent: '*', gradient: '∂', argument: '$', constant: '#', temporary: '' };

function explainOperand({ graph }: Plan, { cell, dtype, shape }: CellView): string {
  return `${MARKS[graph.cells[cell].kind]}${cell} ${dtype} [${shape.join(', ')}]`;
}

function explainMemory({ plan, codeBytes, heap }: Program): string {
  const { graph, arenaBytes, constantBytes } = plan;
  const lasting = graph.cells.reduce(
    (sum, { kind }, cell) =>
      kind === 'temporary' || kind === 'constant' ? sum : sum + bytesOf(graph, cell),
    constantBytes,
  );
  return `  memory: ${memory(lasting)} lasting, ${memory(arenaBytes)} intermediate, ${memory(codeBytes)} of code; ${memory(heap?.used ?? 0)} in all programs`;
}
