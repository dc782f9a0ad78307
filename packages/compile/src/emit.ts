import {
  asExpr,
  copyBytes,
  type EmittedFunction,
  type Expr,
  type FunctionWriter,
  type HostFunction,
  type I32,
  ModuleWriter,
} from '@bp/tensor/wasm';
import { CodeKeys } from './code-key';
import { bytesOf, type Plan, type PlannedCall, widthOf } from './plan/plan';
import type { Operand } from './recording';

/** Where everything lies, in bytes from the start of the memory. */
export interface Addresses {
  /** Of each cell. */
  readonly cells: readonly number[];
  readonly constants: number;
  readonly arena: number;
}

/**
 * Writes the module of a plan: a function for each kernel, and `run`, which calls them in order.
 *
 * `run` returns 0, or the number of the call that refused, counted from 1.
 *
 * @param host - runs the reference of a call, by its number; returns whether it refused
 */
export function writeProgram(
  plan: Plan,
  { cells, constants, arena }: Addresses,
  relaxed: boolean,
  host: (call: number) => number,
): ModuleWriter {
  const writer = new ModuleWriter({ relaxed });
  const placeOf = (operand: Operand): number =>
    cells[operand.cell] + operand.offset * widthOf(operand);
  const placesOf = ({ call, scalarsAt }: PlannedCall): number[] => [
    ...call.outputs.map(placeOf),
    ...call.inputs.map(placeOf),
    constants + scalarsAt,
  ];
  const scratch = arena + plan.scratchAt;
  const alike = alikeCalls(plan);
  const shared = new Map<string, EmittedFunction>();
  /** The call of the code of a kernel; null for what the host does. */
  const statements = plan.calls.map((planned, i) => {
    const { call, emission } = planned;
    if (emission === null) return null;
    // Each kernel has a function of its own, so that the engine can optimise it by itself.
    const emit = (parameters: number, placesIn: (fn: FunctionWriter) => readonly I32[]) =>
      writer.function(parameters, emission.checks ? 'i32' : 'void', (fn) => {
        const places = placesIn(fn);
        const outputs = places.slice(0, call.outputs.length);
        const inputs = places.slice(call.outputs.length, -1);
        const scalars = places[places.length - 1];
        emission.emit(fn, { outputs, inputs, scalars, scratch }, 0, emission.parts, writer);
        if (emission.checks) fn.return(0);
      });
    const places = placesOf(planned);
    const key = alike[i];
    // Addresses are part of the code, unless several calls differ in nothing else.
    if (key === null)
      return writer.call(
        emit(0, () => places),
        [],
      );
    const code = shared.get(key) ?? emit(places.length, (fn) => fn.parameters);
    shared.set(key, code);
    return writer.call(code, places.map(asExpr));
  });
  writer.function(
    0,
    'i32',
    (fn) => {
      for (const [cell, at] of plan.kept) {
        fn.do(copyBytes(arena + at, cells[cell], bytesOf(plan.graph, cell)));
      }
      for (const [i, { emission }] of plan.calls.entries()) {
        const statement = statements[i] ?? writer.callHost(hostCall(i, host), []);
        if (emission === null || emission.checks) {
          fn.if(statement as Expr<'i32'>, () => fn.return(i + 1));
        } else fn.do(statement as Expr<'void'>);
      }
      fn.return(0);
    },
    'run',
  );
  return writer;
}

/** For each call what it has in common with others; null where there are none. */
function alikeCalls({ calls }: Plan): (string | null)[] {
  const keys = new CodeKeys();
  const all = calls.map(({ call, emission }) => (emission === null ? null : keys.of(call)));
  const counts = new Map<string, number>();
  for (const key of all) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return all.map((key) => (key !== null && counts.get(key) === 1 ? null : key));
}

function hostCall(i: number, host: (call: number) => number): HostFunction & { result: 'i32' } {
  return { name: `call${i}`, parameters: [], result: 'i32', run: () => host(i) };
}
