import { type Formula, topological } from '../../formula/formula';
import type { Node } from '../../formula/node';
import type { DType } from '../../layout/dtype';
import { broadcastStrides } from '../../layout/shape';
import type { Operand } from '../emission';
import { ELEMENTS } from './element';
import { isSmooth } from './host-math';
import { type Axis, axesOf, merge } from './walk';

/** How loops run over the operands of a formula: outputs first, then inputs. */
export interface LoopPlan {
  /** Outermost first; at least one. */
  readonly axes: readonly Axis[];
  /** The number of the innermost axis. */
  readonly inner: number;
  /** Operands that lie the other way round: read by squares, which are transposed. */
  readonly turned: readonly boolean[];
  /** How many rows go side by side, for those. */
  readonly rows: number;
  /** How many vectors a round of the innermost loop takes. */
  readonly unroll: number;
  readonly parts: number;
  /** What the reference takes for an element, in nanoseconds. */
  readonly cost: number;
  /** The values of the formula, each after its operands. */
  readonly nodes: readonly Node[];
  /** How often each is an operand. */
  readonly uses: ReadonlyMap<Node, number>;
  /** The innermost axis on whose index each depends; −1 where there is none. */
  readonly depths: ReadonlyMap<Node, number>;
}

/** Elements of a part where there is but one axis; a multiple of what a round of the loop takes. */
export const CHUNK = 1024;

/** What the reference takes for an operation, in nanoseconds. */
const LIGHT = 1.2;
const SMOOTH = 30;

/** @param width - how many elements a vector holds */
export function planLoops(
  formula: Formula,
  width: number,
  outputs: readonly Operand[],
  inputs: readonly Operand[],
): LoopPlan {
  const [{ shape }] = outputs;
  const operands = [...outputs, ...inputs].map((operand): { dtype: DType; strides: number[] } => ({
    dtype: operand.dtype,
    strides: broadcastStrides(operand.shape, operand.strides, shape),
  }));
  // In the order in which the first output lies in memory.
  const sorted = axesOf(shape, operands).sort(
    (a, b) => Math.abs(b.steps[0]) - Math.abs(a.steps[0]),
  );
  const axes = merge(sorted);
  if (axes.length === 0) axes.push({ extent: 1, steps: operands.map(() => 0) });
  const inner = axes.length - 1;

  const turnedAlong = (axis: number): boolean[] =>
    operands.map(({ dtype }, k) => {
      const across = Math.abs(axes[inner].steps[k]) > 4 && axes[axis].steps[k] === 4;
      return k >= outputs.length && ELEMENTS[dtype].bytes === 4 && across;
    });
  const across =
    width === 4 && axes[inner].extent >= 4
      ? axes.findIndex(
          ({ extent }, axis) => axis < inner && extent >= 4 && turnedAlong(axis).includes(true),
        )
      : -1;
  if (across >= 0) axes.splice(inner - 1, 0, ...axes.splice(across, 1));
  const rows = across < 0 ? 1 : 4;

  const nodes = topological(formula.outputs);
  const uses = new Map<Node, number>();
  const depths = new Map<Node, number>();
  let cost = 0;
  let weight = 0;
  for (const n of nodes) {
    for (const arg of n.args) uses.set(arg, (uses.get(arg) ?? 0) + 1);
    let depth = Math.max(-1, ...n.args.map((arg) => depths.get(arg) as number));
    if (n.op === 'input') {
      const k = outputs.length + n.value;
      for (const [axis, { steps }] of axes.entries()) if (steps[k] !== 0) depth = axis;
    } else if (n.args.length > 0) {
      const own = isSmooth(n.op) ? SMOOTH : LIGHT;
      cost += own;
      if (depth === inner) weight += own;
    }
    depths.set(n, depth);
  }
  const short = axes[inner].extent < 16 * width || rows > 1;
  return {
    axes,
    inner,
    turned: across < 0 ? [] : turnedAlong(inner - 1),
    rows,
    unroll: short || weight > 12 * LIGHT ? 1 : weight > 5 * LIGHT ? 2 : 4,
    parts: Math.ceil(axes[0].extent / (inner === 0 ? CHUNK : inner === 1 ? rows : 1)),
    cost: Math.max(cost, LIGHT),
    nodes,
    uses,
    depths,
  };
}
