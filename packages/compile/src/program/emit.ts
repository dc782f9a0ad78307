import {
  asExpr,
  copyBytes,
  type EmittedFunction,
  type Expr,
  type HostFunction,
  type I32,
  ModuleWriter,
  type Statement,
} from '@bp/tensor/wasm';
import type { CellView } from '../capture/capture';
import { bytesOf, type Plan, widthOf } from '../plan/plan';
import type { PlannedCall } from '../plan/planned-call';
import { CodeKeys } from './code-key';
import { isWorthSharing } from './worth-sharing';

/** Where everything lies, in bytes from the start of the memory. */
export interface Addresses {
  /** Of each cell. */
  readonly cells: readonly number[];
  readonly constants: number;
  readonly arena: number;
  /** Of the working memory of each thread. */
  readonly scratch: readonly number[];
}

/** What a program calls. */
export interface Host {
  /** Runs the reference of a call, by its number; returns whether it refused. */
  refer(call: number): number;
  /** Has threads run a call whose code is exported under its number. */
  share(call: number): void;
}

/** A module, and the calls in it that threads share. */
export interface WrittenProgram {
  readonly writer: ModuleWriter;
  readonly shared: ReadonlySet<number>;
}

/** The code of a kernel. */
interface Code {
  readonly code: EmittedFunction;
  /** Whether it does some of the parts: it then has their bounds and working memory as its last parameters. */
  readonly partly: boolean;
  readonly callsHost: boolean;
}

/**
 * Writes the module of a plan: a function for each kernel, and `run`, which calls them in order.
 *
 * `run` returns 0, or the number of the call that refused, counted from 1.
 *
 * @param options.sharedMemory - whether the memory is one that threads share
 */
export function writeProgram(
  plan: Plan,
  { cells, constants, arena, scratch }: Addresses,
  options: { readonly relaxed: boolean; readonly sharedMemory: boolean },
  host: Host,
): WrittenProgram {
  const writer = new ModuleWriter(options);
  const placeOf = (operand: CellView): number =>
    cells[operand.cell] + operand.offset * widthOf(operand);
  const placesOf = ({ call, scalarsAt }: PlannedCall): number[] => [
    ...call.outputs.map(placeOf),
    ...call.inputs.map(placeOf),
    constants + scalarsAt,
  ];
  const alike = alikeCalls(plan);
  const known = new Map<string, Code>();
  const shared = new Set<number>();
  const share: HostFunction & { result: 'void' } = {
    name: 'share',
    parameters: ['i32'],
    result: 'void',
    run: (call) => void host.share(call),
  };
  /** The call of the code of a kernel; null for what the host does. */
  const statements = plan.calls.map((planned, i) => {
    const { call, emission } = planned;
    if (emission === null) return null;
    const places = placesOf(planned);
    const key = alike[i];
    // Addresses are part of the code, unless several calls differ in nothing else.
    const given = key === null ? [] : places;
    // Each kernel has a function of its own, so that the engine can optimise it by itself.
    const write = (): Code => {
      const partly = scratch.length > 1 && isWorthSharing(planned);
      const before = writer.hostCalls;
      const code = writer.function(
        given.length + (partly ? 3 : 0),
        emission.checks ? 'i32' : 'void',
        (fn) => {
          const own = key === null ? places : fn.parameters.slice(0, given.length);
          const outputs = own.slice(0, call.outputs.length);
          const inputs = own.slice(call.outputs.length, -1);
          const scalars = own[own.length - 1];
          const [from, to, space] = partly
            ? fn.parameters.slice(given.length)
            : [0, emission.parts, scratch[0]];
          emission.emit(fn, { outputs, inputs, scalars, scratch: space }, from, to, writer);
          if (emission.checks) fn.return(0);
        },
        partly && key === null ? `${i}` : undefined,
      );
      return { code, partly, callsHost: writer.hostCalls > before };
    };
    const found = (key === null ? undefined : known.get(key)) ?? write();
    if (key !== null) known.set(key, found);
    const { code, partly, callsHost } = found;
    const callWith = (rest: readonly I32[]): Expr =>
      writer.call(code, [...given, ...rest].map(asExpr));
    if (!partly) return callWith([]);
    // Only the main thread has the functions of the host.
    if (callsHost) return callWith([0, emission.parts, scratch[0]]);
    shared.add(i);
    if (key !== null) {
      writer.function(3, 'void', (fn) => fn.do(callWith(fn.parameters) as Statement), `${i}`);
    }
    return writer.callHost(share, [asExpr(i)]);
  });
  writer.function(
    0,
    'i32',
    (fn) => {
      for (const [cell, at] of plan.kept) {
        fn.do(copyBytes(arena + at, cells[cell], bytesOf(plan.graph, cell)));
      }
      for (const [i, { emission }] of plan.calls.entries()) {
        const statement = statements[i] ?? writer.callHost(hostCall(i, host.refer), []);
        if (emission === null || emission.checks) {
          fn.if(statement as Expr<'i32'>, () => fn.return(i + 1));
        } else fn.do(statement as Expr<'void'>);
      }
      fn.return(0);
    },
    'run',
  );
  return { writer, shared };
}

/** For each call what it has in common with others; null where there are none. */
function alikeCalls({ calls }: Plan): (string | null)[] {
  const keys = new CodeKeys();
  const all = calls.map(({ call, emission }) => (emission === null ? null : keys.of(call)));
  const counts = new Map<string, number>();
  for (const key of all) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return all.map((key) => (key !== null && counts.get(key) === 1 ? null : key));
}

function hostCall(i: number, refer: Host['refer']): HostFunction & { result: 'i32' } {
  return { name: `call${i}`, parameters: [], result: 'i32', run: () => refer(i) };
}
