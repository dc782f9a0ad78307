import { copyBytes, type HostFunction, ModuleWriter } from '@bp/tensor/wasm';
import { isCheck } from './plan/order-checks';
import { bytesOf, type Plan, widthOf } from './plan/plan';
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
  const functions = plan.calls.map(({ call, emission, scalarsAt }) => {
    if (emission === null) return null;
    const addresses = {
      outputs: call.outputs.map(placeOf),
      inputs: call.inputs.map(placeOf),
      scalars: constants + scalarsAt,
      scratch: arena + plan.scratchAt,
    };
    // Each kernel has a function of its own, so that engines can optimise it by itself.
    return writer.function(0, emission.checks ? 'i32' : 'void', (fn) => {
      emission.emit(fn, addresses, 0, emission.parts, writer);
      if (emission.checks) fn.return(0);
    });
  });
  writer.function(
    0,
    'i32',
    (fn) => {
      for (const [cell, at] of plan.kept) {
        fn.do(copyBytes(arena + at, cells[cell], bytesOf(plan.graph, cell)));
      }
      for (const [i, { call }] of plan.calls.entries()) {
        const emitted = functions[i];
        const refusing = emitted === null ? isCheck(call) : emitted.result === 'i32';
        if (emitted !== null && !refusing)
          fn.do(writer.call({ index: emitted.index, result: 'void' }, []));
        else if (emitted !== null) {
          fn.if(writer.call({ index: emitted.index, result: 'i32' }, []), () => fn.return(i + 1));
        } else {
          const refused = writer.callHost(hostCall(i, host), []);
          fn.if(refused, () => fn.return(i + 1));
        }
      }
      fn.return(0);
    },
    'run',
  );
  return writer;
}

function hostCall(i: number, host: (call: number) => number): HostFunction & { result: 'i32' } {
  return { name: `call${i}`, parameters: [], result: 'i32', run: () => host(i) };
}
