import { type Tensor, zerosLike } from '@bp/tensor';
import { constant, f, input, type Node, node, substitute, unravel } from '@bp/tensor/engine';
import { type Position, tellFormulaOf } from '@bp/tensor/tell';
import { withoutRecording } from '../../tape/tape';
import { evaluate } from '../print/evaluate';
import { simplify } from '../print/simplify';
import type { Edge } from './edge';
import { asVariables } from './record-steps';
import type { Scalar } from './scalar';
import type { Scalars } from './scalars';
import { formulaSlopes } from './slopes';
import type { Step } from './step';

/**
 * The derivatives of one number by each of those it was computed from, in one step; an operand used twice is one edge.
 *
 * @param step - the step whose output the number is an element of
 * @param wanted - by which numbers alone
 */
export function edgesOf(
  from: Scalar,
  step: Step,
  scalars: Scalars,
  wanted: Wanted = () => true,
): Edge[] {
  const { operation } = step;
  if (operation.kind === 'formula') return ofFormula(from, step, scalars, wanted);
  const tell = operation.kind === 'kernel' ? tellFormulaOf(operation) : null;
  if (tell === null) return ofJacobian(from, step, scalars, wanted);
  const { inputs, output, live } = step;
  const element = (of: number | 'output', at: Position): Scalar =>
    scalars.in(of === 'output' ? output : inputs[of], at);
  const isWanted = (of: number, at: Position): boolean => live[of] && wanted(element(of, at));
  const told = tell(step, unravel(from.index, output.shape), isWanted);
  return merged(
    told.flatMap(({ of, at, slope, operands }) => {
      if (!isWanted(of, at)) return [];
      const to = element(of, at);
      const leaves = new Map(operands.map((x, k) => [input(k), element(x.of, x.at)]));
      return [edge(from, to, slope, slope, leaves, step)];
    }),
  );
}

type Wanted = (to: Scalar) => boolean;

function ofFormula(from: Scalar, step: Step, scalars: Scalars, wanted: Wanted): Edge[] {
  const { operation, inputs, output, params, live } = step;
  if (operation.kind !== 'formula') return [];
  const at = inputs.map((x) => broadcast(x, output, from.index, scalars));
  const leaves = new Map<Node, Scalar>(at.map((scalar, i) => [input(i), scalar]));
  const [result] = operation.formula.outputs;
  if (result.args.length > 0) leaves.set(result, from);
  const numbers = params as readonly number[];
  const given = (node: Node): Node =>
    substitute([node], (n) => (n.op === 'scalar' ? constant(numbers[n.value]) : null))[0];
  const edges = formulaSlopes(operation).flatMap((slope, i) => {
    if (!slope || !live[i] || !wanted(at[i])) return [];
    const shown = given(slope.shown);
    // x^(n − 1) is x, where n is 2.
    const seen = shown === slope.shown ? shown : simplify(shown);
    return [edge(from, at[i], given(slope.computed), seen, leaves, step)];
  });
  return merged(edges);
}

/** One row of the Jacobian, by the rule of the operation itself: numbers without a formula, but for 1 and 1/n. */
function ofJacobian(from: Scalar, step: Step, scalars: Scalars, wanted: Wanted): Edge[] {
  const { operation, output, params, saved, live } = step;
  if (operation.kind === 'formula') return [];
  const grad = zerosLike(output);
  grad.storage.data[from.index] = 1;
  // The rule of a checkpoint records what it runs again, and tells its operands by their records.
  const inputs = asVariables(step.inputs, live);
  const rows = withoutRecording(
    () => operation.vjp?.({ grad, inputs, output, params, saved, needs: live }) ?? [],
  );
  const leaves = new Map<Node, Scalar>();
  const edges: Edge[] = [];
  for (const [k, row] of rows.entries()) {
    if (!live[k]) continue;
    row?.data.forEach((value, i) => {
      if (value === 0) return;
      const to = scalars.at(step.inputs[k], i);
      if (!wanted(to)) return;
      const slope = operation.kind === 'kernel' ? partOf(value) : null;
      edges.push(
        slope
          ? edge(from, to, slope, slope, leaves, step)
          : { from, to, value, slope, leaves, step },
      );
    });
  }
  return merged(edges);
}

/** What is passed on, picked or shared: 1 or 1/n, without the rounding of its type. */
function partOf(value: number): Node | null {
  const n = Math.round(1 / value);
  if (n === 1) return value === 1 ? constant(1) : null;
  return Math.abs(n * value - 1) < 1e-6 ? node('div', [constant(1), constant(n)]) : null;
}

function edge(
  from: Scalar,
  to: Scalar,
  computed: Node,
  slope: Node,
  leaves: ReadonlyMap<Node, Scalar>,
  step: Step,
): Edge {
  const value = evaluate(computed, (leaf) => leaves.get(leaf)?.value);
  return { from, to, value, slope, leaves, step };
}

/** Edges to one number added up: the square of e by e · e is 2e, not two paths. */
function merged(edges: readonly Edge[]): Edge[] {
  const by = new Map<Scalar, Edge>();
  for (const one of edges) {
    const other = by.get(one.to);
    by.set(one.to, other ? together(other, one) : one);
  }
  return [...by.values()];
}

function together(a: Edge, b: Edge): Edge {
  const value = a.value + b.value;
  if (a.slope === null || b.slope === null) return { ...a, value, slope: null };
  const leaves = new Map(a.leaves);
  const leafOf = (scalar: Scalar): Node => {
    for (const [leaf, other] of leaves) if (other === scalar) return leaf;
    const leaf = input(leaves.size + 1);
    leaves.set(leaf, scalar);
    return leaf;
  };
  const [slope] = substitute([b.slope], (n) => {
    const scalar = b.leaves.get(n);
    return scalar ? leafOf(scalar) : null;
  });
  return { ...a, value, slope: simplify(f.add(a.slope, slope)), leaves };
}

/** The number of an operand that an element of the output was computed from. */
function broadcast(x: Tensor, output: Tensor, index: number, scalars: Scalars): Scalar {
  if (x.size === 1 || x.size === output.size) return scalars.at(x, x.size === 1 ? 0 : index);
  const at = unravel(index, output.shape).slice(output.rank - x.rank);
  return scalars.in(
    x,
    at.map((place, axis) => (x.shape[axis] === 1 ? 0 : place)),
  );
}
