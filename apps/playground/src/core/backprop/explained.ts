// A problem as explain reads it, with names that no notation changes.
import { type EdgeInfo, type Explanation, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import type { Tensor } from '@bp/tensor';
import { type Look, NOTATION_OPTIONS } from './look';
import { type Pair, symbolOfName } from './pair';
import type { Problem } from './problem/problem';
import { record } from './record';

/** A number of the problem. */
export interface Value extends Pair {
  /** What it is called in links and by other parts of the lab, whatever the notation: `w5`, `h1`, `E`. */
  readonly id: string;
  readonly role: string;
  /** From 1, of a net; 0 for what belongs to none. */
  readonly layer: number;
  readonly unit: number;
  readonly value: number;
  /** ∂E/∂value; null for a constant. */
  readonly gradient: number | null;
}

/** The derivative of `to` by `from`. */
export interface LocalDerivative extends Pair {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** The ids of the numbers in the formula. */
  readonly uses: readonly string[];
}

export interface Explained {
  readonly problem: Problem;
  readonly look: Look;
  readonly explanation: Explanation;
  /** Each after those that it was computed from. */
  readonly values: readonly Value[];
  readonly derivatives: readonly LocalDerivative[];
  readonly loss: Value;
  value(id: string): Value;
  /** The id of a number by its symbol in this notation. */
  idOf(symbol: string): string;
}

export function explainProblem(problem: Problem, look: Look): Explained {
  const { loss: recorded, inputs } = record(problem);
  const byName = ({ path }: { readonly path: string }): Pair => symbolOfName(path);
  const isNet = problem.kind === 'net';
  const read = (notation: Look['notation']): Explanation =>
    explain(recorded, {
      inputs,
      notation: isNet ? NOTATION_OPTIONS[notation] : byName,
      digits: look.digits,
      ...(look.language === 'ko' && { language: ko }),
      maxPaths: 256,
    });
  const explanation = read(look.notation);
  const { graph } = explanation;
  const plain = isNet && look.notation !== 'flat' ? read('flat').graph : graph;
  const layers = explanation.layers.map(({ path }) => path);
  const traced = graph.values.map(
    (info, i): Value => ({
      id: plain.values[i].id,
      text: info.text,
      latex: info.latex,
      role: info.role,
      layer: info.layer === null ? 0 : layers.indexOf(info.layer) + 1,
      unit: (info.unit ?? -1) + 1,
      value: info.value,
      gradient: info.gradient,
    }),
  );
  const values = isNet ? traced : withUntraced(traced, inputs);
  const ids = new Map(graph.values.map(({ id }, i) => [id, traced[i].id]));
  const byText = new Map(values.map((one) => [one.text, one.id]));
  const byId = new Map(values.map((one) => [one.id, one]));
  const id = (name: string): string => ids.get(name) as string;
  return {
    problem,
    look,
    explanation,
    values,
    derivatives: graph.edges.map((edge: EdgeInfo) => ({
      from: id(edge.from),
      to: id(edge.to),
      value: edge.local,
      text: edge.text,
      latex: edge.latex,
      uses: edge.uses.map(id),
    })),
    loss: values[values.length - 1],
    value: (name) => byId.get(name) as Value,
    idOf: (symbol) => byText.get(symbol) as string,
  };
}

/**
 * The values of an expression with those that explain passes by, since no derivative needs them: the ln 2 of x + ln 2, and what
 * is computed and never used. All are in the order in which they are computed.
 */
function withUntraced(
  traced: readonly Value[],
  inputs: Readonly<Record<string, Tensor>>,
): readonly Value[] {
  const names = Object.keys(inputs);
  const known = new Map(traced.map((one) => [one.id, one]));
  if (names.every((name) => known.has(name))) return traced;
  const named = names.map(
    (name) =>
      known.get(name) ?? {
        ...symbolOfName(name),
        id: name,
        role: 'value',
        layer: 0,
        unit: 0,
        value: inputs[name].item() as number,
        gradient: null,
      },
  );
  return [...traced.filter(({ id }) => !Object.hasOwn(inputs, id)), ...named];
}
