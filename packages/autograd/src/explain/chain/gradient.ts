import { checkNumber } from '@bp/tensor/engine';
import type { CentralDifference } from '../graph/central-difference';
import type { Scalar } from '../graph/scalar';
import { withDigits } from '../print/digits';
import { joinProduct, joinSum } from '../print/join';
import type { Pair } from '../print/pair';
import { equation, joined, type Text, textOf, textWhenRead } from '../words/text';
import type { Context } from './context';
import { contributionsTo } from './contributions';
import { type Factor, factorOf } from './factor';
import { type FactorStep, factorsOfPaths, partial, sidesOf, written } from './factors';
import { gaveWayLines } from './gave-way';
import { pathsTo } from './paths';
import { reasonOf } from './reasons';
import { updateSides } from './update';

/** A path from the loss to a number, as factors. */
export interface PathExplanation {
  readonly factors: readonly Factor[];
  readonly product: number;
}

/** Where the gradient of one number comes from. */
export interface GradientExplanation extends Text {
  /** The name of the number. */
  readonly of: string;
  /** ∂loss/∂of: the sum over all paths, or the recorded gradient where they are too many. */
  readonly value: number;
  /** How many paths lead from the loss to the number; null where they are too many to be counted. */
  readonly pathCount: number | null;
  /** Every path, where there are no more than `maxPaths`. */
  readonly paths: readonly PathExplanation[];
  /** δ of each number that was computed from this one times its derivative by it, the largest first. */
  readonly largest: readonly Contribution[];
  readonly check: GradientCheck;
  /**
   * One step of plain descent: w⁺ = w − η · ∂loss/∂w.
   *
   * @throws BpError `BP_OPTION` unless `lr` is a finite number
   */
  update(lr: number): Text & { readonly value: number };
}

/** What a gradient owes to one of the numbers that were computed from this one. */
export interface Contribution {
  readonly label: string;
  readonly value: number;
  /** Its part of the sum of all absolute contributions, from 0 to 1. */
  readonly share: number;
}

/** What the sum of the paths is compared with. */
export interface GradientCheck {
  /** By the backward pass. */
  readonly recorded: number;
  /** (E(w + h) − E(w − h)) / 2h; null where there is none. */
  readonly central: number | null;
  /** Why there is no central difference. */
  readonly reason?: string;
  /** Whether the paths add up to the recorded gradient, up to rounding. */
  readonly ok: boolean;
}

/** Explains the gradient of one number. */
export function explainGradient(
  target: Scalar,
  context: Context,
  difference: (of: Scalar) => CentralDifference,
): GradientExplanation {
  const { symbol, shown, say, loss } = context;
  const found = pathsTo(target, context);
  const recorded = context.gradient(target);
  const value = found.sum ?? recorded;
  const central: CentralDifference = isConstant(target, context)
    ? { value: null, reason: 'constant' }
    : difference(target);
  const factors = factorsOfPaths(found.list, context);
  const paths = found.list.map((path, i) => ({ ...path, steps: factors[i] }));
  const contributions = contributionsTo(target, context);
  const total = contributions.reduce((sum, { value: part }) => sum + Math.abs(part), 0);
  const shareOf = ({ value: part }: { readonly value: number }): number =>
    total > 0 && total < Infinity ? Math.abs(part) / total : 0;
  const at = shown(target);
  const named = partial(loss, target, context);
  const { reason: why } = central;
  const reason = why && say(`no-central-${why}`, { of: symbol(target), at });

  const lines = (): Pair[] => [
    say('loss-by', { loss: symbol(loss), value: shown(loss), of: symbol(target), at }),
    ...(Number.isFinite(loss.value) ? [] : [say('not-finite', { value: shown(loss) })]),
    ...(paths.length > 0 ? listed() : summed()),
    ...gaveWayLines(context),
    reason
      ? say('check-recorded', { recorded: shown(recorded), reason })
      : say('check', { recorded: shown(recorded), central: shown(central.value as number) }),
  ];

  function listed(): Pair[] {
    const rows = paths.map(({ steps, product }) => [...sidesOf(steps, context), shown(product)]);
    const reasons = reasonsOf(
      paths.flatMap(({ steps }) => steps),
      context,
    );
    if (rows.length === 1) return [equation(named, ...rows[0]), ...reasons];
    const sum = joinSum(paths.map(({ product }) => shown(product)));
    return [
      say('paths', { count: rows.length }),
      ...rows.map((sides, i) =>
        joined([say('path', { i: i + 1 }), equation(...sides)], ' ', ' \\; '),
      ),
      ...reasons,
      say('sum', { value: equation(named, sum, shown(value)) }),
    ];
  }

  function summed(): Pair[] {
    const { count } = found;
    const top = contributions.filter(shareOf).slice(0, 5);
    const form = sampleSum(target, context);
    const result = equation(named, ...(form === null ? [] : [form]), shown(value));
    if (count === 0) return [say('no-path', { of: symbol(target) }), result];
    return [
      say(count === null ? 'uncounted' : 'over-paths', { value: result, count: count ?? 0 }),
      ...top.map((one) =>
        say('largest', {
          label: symbol(one.through),
          value: equation(
            joinProduct([shown(one.delta), shown(one.slope)], ' × '),
            shown(one.value),
          ),
          share: `${Number((100 * shareOf(one)).toPrecision(3))} %`,
        }),
      ),
    ];
  }

  const scale = Math.max(Math.abs(recorded), found.size);
  const exact = target.tensor.dtype === 'float64' ? 1e-9 : 1e-4;
  return {
    of: symbol(target).text,
    value,
    pathCount: found.count,
    get paths() {
      return paths.map(({ steps, product }) => ({
        factors: steps.map((step) => factorOf(step, context)),
        product,
      }));
    },
    largest: contributions.map((one) => ({
      label: symbol(one.through).text,
      value: one.value,
      share: shareOf(one),
    })),
    check: {
      recorded,
      central: central.value,
      ...(reason && { reason: reason.text }),
      ok: Math.abs(value - recorded) <= exact * scale || Object.is(value, recorded),
    },
    update(lr) {
      checkNumber('update', 'lr', lr, { holds: Number.isFinite, text: '(-∞, ∞)' });
      const next = target.value - lr * value;
      const step = textOf([equation(...updateSides(target, lr, value, context), shown(next))]);
      return { value: next, ...step };
    },
    ...textWhenRead(lines),
  };
}

/** Whether a number was given, and no gradient flows to it. */
function isConstant({ tensor }: Scalar, { run }: Context): boolean {
  const uses = run.steps.flatMap(({ inputs, live }) =>
    live.filter((_, i) => run.scalars.ownerOf(inputs[i]) === tensor),
  );
  return uses.length > 0 && !uses.includes(true);
}

/** Why each factor is what it is; one that comes again is told of once. */
function reasonsOf(steps: readonly FactorStep[], context: Context): Pair[] {
  const told = new Map<string, Pair>();
  for (const step of steps) {
    const { number, ...formula } = written(step, context);
    const name = partial(step.from, step.to, context);
    const line = equation(name, formula, ...(formula.text === number.text ? [] : [number]));
    if (!told.has(name.text)) {
      told.set(name.text, joined([line, reasonOf(step, context)], ': ', ': \\; '));
    }
  }
  return [...told.values()].map(({ text, latex }) => ({ text: `  ${text}`, latex }));
}

/** Σₙ δₙ,₅·xₙ,₃₀₀: what a weight of a dense layer owes to each sample; null for other numbers. */
function sampleSum({ tensor, index }: Scalar, { layers }: Context): Pair | null {
  const [layer, ...again] = layers.filter(({ weight }) => weight === tensor);
  // A layer that runs several times owes to each of its runs.
  if (layer === undefined || again.length > 0) return null;
  const { from, to } = layer.between(index);
  const input = layer.number === 1 ? 'x' : 'h';
  const small = (n: number): string => withDigits(n, '₀₁₂₃₄₅₆₇₈₉');
  return {
    text: `Σₙ δₙ,${small(to)}·${input}ₙ,${small(from)}`,
    latex: `\\sum_{n} \\delta_{n,${to}} \\cdot ${input}_{n,${from}}`,
  };
}
