// What a link asks for, as a problem.
import { unpack } from '../link';
import { checkNet } from './check-problem';
import { drillProblem } from './drill';
import { FIRST_PRESET, type PresetName } from './examples';
import { withValues } from './net-names';
import { PRESETS } from './presets';
import { type NetProblem, type Problem, ProblemError } from './problem/problem';

/** An example, with the numbers that are changed in it. */
export interface LessonRequest {
  /** The name of an example; the first one where it is of none. */
  readonly preset: string;
  /** A typed expression; empty for none. */
  readonly expression: string;
  /** A packed net; empty for none. */
  readonly net: string;
  /** A random graph of a level; null for none. */
  readonly drill: { readonly level: number; readonly number: number } | null;
  readonly values: Readonly<Record<string, number>>;
}

/** @throws ProblemError for a net that cannot be */
export function problemOf(request: LessonRequest): Problem {
  const { drill, values } = request;
  if (drill) return drillProblem(drill.level, drill.number);
  const start = startOf(request);
  return start.kind === 'net'
    ? withValues(start, values)
    : { ...start, at: { ...start.at, ...values } };
}

function startOf({ preset, expression, net }: LessonRequest): Problem {
  if (net !== '') return unpackNet(net);
  if (expression !== '') return { kind: 'expression', source: expression, at: {} };
  return Object.hasOwn(PRESETS, preset) ? PRESETS[preset as PresetName] : PRESETS[FIRST_PRESET];
}

function unpackNet(packed: string): NetProblem {
  let given: unknown;
  try {
    given = JSON.parse(unpack(packed));
  } catch {
    throw new ProblemError('badNet', { path: 'net', got: `${packed.slice(0, 16)}…` });
  }
  return checkNet(given);
}
