import type { Pair } from '@bp/autograd/explain';
import type { Node } from '@bp/tensor/engine';
import { inParentheses } from './pairs';
import type { Part } from './parts';
import { asBefore, asCorrected, numbered, symbolsFor } from './symbols';
import { CHANGE, NEXT, type UpdateGraph } from './update-graph';

/** How numbers are shown. @param given - whether it was not computed; of the parameter: in its type */
export type Shown = (x: number, given?: 'option' | 'parameter') => Pair;

/** How the nodes of an update are written that have a name of their own. */
export interface NodeSpelling {
  /** Of what goes by this name, as it is after the step. */
  readonly of: (name: string) => Pair;
  readonly ofPart: (part: Part) => Pair;
  readonly next: Pair;
  readonly change: Pair;
  /** Undefined for a node that is written as what it is computed from. */
  readonly symbol: (n: Node) => Pair | undefined;
  /** The number in the place of the symbol. */
  readonly number: (n: Node) => Pair | undefined;
}

/**
 * The spelling of one update.
 *
 * @param w - what the number is called
 * @param value - of each node
 */
export function nodeSpelling(
  { leaves, counters, coefficients, moments }: UpdateGraph,
  parts: ReadonlyMap<Node, Part>,
  {
    w,
    shown,
    value,
  }: { readonly w: Pair; readonly shown: Shown; readonly value: (n: Node) => number },
): NodeSpelling {
  const of = symbolsFor([...leaves.values(), ...Object.keys(coefficients)], w);
  const next = { text: `${w.text}⁺`, latex: `${w.latex}^{+}` };
  const change = { text: `Δ${w.text}`, latex: `\\Delta ${w.latex}` };
  const computed: Readonly<Record<string, Pair>> = { [NEXT]: next, [CHANGE]: change };
  const ofPart = ({ kind, name }: Part): Pair => {
    if (kind === 'descent') return { text: 'g′', latex: "g'" };
    if (kind === 'shared') return numbered('k', Number(name));
    return kind === 'corrected' ? asCorrected(of(name)) : of(name);
  };
  const symbol = (n: Node): Pair | undefined => {
    const part = parts.get(n);
    if (part) return ofPart(part);
    const name = leaves.get(n);
    if (name === undefined) return undefined;
    const isKept = name in counters || name in moments;
    return computed[name] ?? (isKept ? asBefore(name, of(name)) : of(name));
  };
  const given = (n: Node): 'option' | 'parameter' | undefined => {
    const name = leaves.get(n);
    if (name === undefined || name in computed) return undefined;
    return name in moments || name === 'gradient' || name === 'parameter' ? 'parameter' : 'option';
  };
  const number = (n: Node): Pair | undefined =>
    symbol(n) && inParentheses(shown(value(n), given(n)));
  return { of, ofPart, next, change, symbol, number };
}
