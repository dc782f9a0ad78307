import { BpError } from '@bp/tensor';
import type { Context } from '../chain/context';
import { contributionsTo } from '../chain/contributions';
import { begun, factorsOf, partial, sidesOf, written } from '../chain/factors';
import { pathsTo } from '../chain/paths';
import type { Scalar } from '../graph/scalar';
import type { Layer } from '../naming/layers';
import { joinProduct, joinSum } from '../print/join';
import type { Pair } from '../print/pair';
import { equation, type Text, textWhenRead } from '../words/text';

/** The delta rule at one unit: δ = ∂loss/∂z, the error of the unit times the slope of its activation. */
export interface DeltaExplanation extends Text {
  /** The unit, by the symbol of what it gives: `o1`, `h1`. */
  readonly of: string;
  /** ∂loss/∂z as it was recorded. */
  readonly value: number;
  /** ∂loss/∂h: how much the loss changes with what the unit gives. */
  readonly error: number;
  /** φ′(z) = ∂h/∂z; 1 where there is no activation, null where it depends on more than one unit. */
  readonly slope: number | null;
  /** What reaches the unit from those it leads to, δ of each times the weight between; empty for an output. */
  readonly terms: readonly {
    readonly from: string;
    readonly delta: number;
    readonly weight: number;
  }[];
}

/** A unit of a layer: its sum and what it gives. */
interface Unit {
  readonly layer: Layer;
  readonly sum: Scalar;
  readonly output: Scalar;
}

/**
 * δ of the unit that a number belongs to.
 *
 * @throws BpError `BP_OPTION` for a number that is no sum and no output of a dense layer
 */
export function explainDelta(of: Scalar, context: Context): DeltaExplanation {
  const { symbol, shown, say } = context;
  const unit = unitOf(of, context);
  if (!unit) {
    throw new BpError(
      'BP_OPTION',
      'explain',
      '{name} is no unit of a dense layer, so it has no delta; ask for its gradient',
      { name: symbol(of).text },
    );
  }
  const { layer, sum, output } = unit;
  const own = context.edges(output, (to) => to === sum)[0];
  // A unit of a softmax moves all outputs, so that its delta is made of what reaches its sum.
  const isAlone = own !== undefined && context.edges(output).length === 1;
  const end = isAlone || sum === output ? output : sum;
  // In the order of the units, not of their size.
  const contributions = [...contributionsTo(end, context)].sort(
    (a, b) => a.through.index - b.through.index,
  );
  const slope = isAlone ? written({ edge: own }, context) : null;
  const name = deltaOf(unit, context);
  const above = contributions.map((one) => ({ ...one, unit: unitOf(one.through, context, true) }));
  // The outputs that a softmax makes of a sum are those of its own layer.
  const isHidden = above.length > 0 && above.every((one) => one.unit && one.unit.layer !== layer);
  const value = context.gradient(sum);

  function hidden(): Pair[] {
    return [say('delta-hidden'), ...summed((one) => deltaOf(one.unit as Unit, context))];
  }

  /** Σ (∂loss/∂each · its derivative by the unit) · φ′ */
  function summed(deltaTo: (one: (typeof above)[number]) => Pair): Pair[] {
    const weights = above.map(({ edge }) => written({ edge }, context));
    const deltas = above.map(deltaTo);
    const formula = joinSum(deltas.map((delta, i) => joinProduct([delta, weights[i]], '·')));
    const numbers = joinSum(
      above.map(({ delta }, i) => joinProduct([shown(delta), weights[i].number], ' × ')),
    );
    return [
      equation(name, times(formula, slope, '·')),
      equation(name, times(numbers, slope?.number ?? null, ' × '), shown(value)),
    ];
  }

  function ofOutput(): Pair[] {
    const { list } = pathsTo(end, context);
    const parts = list.length === 1 ? factorsOf(list[0].edges, context) : [];
    if (parts.length === 0) {
      return above.length > 0
        ? summed(({ through }) => partial(context.loss, through, context))
        : [equation(name, shown(value))];
    }
    const [steps, formulas, numbers] = sidesOf(isAlone ? [...parts, begun(own)] : parts, context);
    return [
      ...(layer.isLast ? [say('delta-output')] : []),
      equation(name, steps, formulas),
      equation(name, numbers, shown(value)),
    ];
  }

  return {
    of: symbol(output).text,
    value,
    error: context.gradient(output),
    slope: sum === output ? 1 : isAlone ? own.value : null,
    terms: isHidden
      ? above.map(({ through, delta, slope: weight }) => ({
          from: symbol(through).text,
          delta,
          weight,
        }))
      : [],
    ...textWhenRead(isHidden ? hidden : ofOutput),
  };
}

function times(sum: Pair, slope: Pair | null, by: '·' | ' × '): Pair {
  return slope === null ? sum : joinProduct([sum, slope], by);
}

/** The symbol of δ at a unit: δ_o1. */
function deltaOf({ output }: Unit, { symbol }: Context): Pair {
  const { text, latex } = symbol(output);
  return { text: `δ_${text}`, latex: `\\delta_{${latex}}` };
}

/** The unit that a sum or an output belongs to; of a product of weights, too, where asked. */
function unitOf(
  { tensor, index }: Scalar,
  { layers, run: { scalars } }: Context,
  alsoProduct = false,
): Unit | undefined {
  const layer = layers.find(
    ({ sums, output, product }) =>
      tensor === sums || tensor === output || (alsoProduct && tensor === product),
  );
  return (
    layer && { layer, sum: scalars.at(layer.sums, index), output: scalars.at(layer.output, index) }
  );
}
