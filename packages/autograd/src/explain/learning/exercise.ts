import { BpError, Rng, type Seed } from '@bp/tensor';
import { ABOVE_ZERO, readOptions } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { type FactorStep, factorsOf, partial, written } from '../chain/factors';
import { find, type ScalarName } from '../chain/find';
import { type Paths, pathsTo, type Through } from '../chain/paths';
import { updateSides } from '../chain/update';
import { Explanation } from '../explanation/explanation';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import { joinProduct, joinSum } from '../print/join';
import type { Pair } from '../print/pair';
import { equation, joined, type Text, textOf } from '../words/text';
import { english } from './english';
import { ENOUGH, type Judgement, judge, roundingOf } from './judge';
import { edgesOn } from './on-paths';
import { slipsOf } from './slips';
import { different, isOther, type MistakeId, type Wrong } from './wrong';
import { rightOf, wrongGradients, wrongSteps } from './wrong-gradients';

/** What an exercise is made from, besides what it hides. */
export interface ExerciseOptions {
  /** The learning rate: an update needs it, and so do weights that were updated too early. */
  readonly lr?: number | undefined;
  /** Decides the order of the choices; 0 by default. */
  readonly seed?: Seed | undefined;
}

/** A gradient with one number hidden. */
export interface Exercise {
  /** The number whose gradient it is about. */
  readonly of: string;
  readonly hidden: Hidden;
  /** What is asked, and what is known; never the answer. */
  readonly prompt: Text;
  /** Not rounded. */
  readonly answer: number;
  /** How many digits an answer needs to be right; by default also as many as it has. */
  readonly digits: number;
  /** The answer among plausible wrong ones; none where nothing plausible is wrong. */
  readonly choices?: readonly Choice[];
  /**
   * What an answer is worth; it may be a text as learners write it, `'0,0259'`, `'−1/3'`.
   *
   * @param options - `tolerance`: how far a right answer may be off, instead of half a unit of its last decimal
   */
  judge(answer: number | string, options?: { readonly tolerance?: number | undefined }): Judgement;
  toJSON(): ExerciseJson;
}

/** What is hidden: a factor, the product of a path, the sum of the paths, δ of the sum behind, or the updated number. */
export interface Hidden extends Pair {
  readonly kind: 'factor' | 'product' | 'sum' | 'delta' | 'update';
}

/** One of several answers. */
export interface Choice extends Pair {
  readonly value: number;
}

/** An exercise as data: for worksheets, and to be kept. */
export interface ExerciseJson {
  readonly of: string;
  readonly hidden: Hidden;
  readonly prompt: Pair;
  readonly answer: number;
  readonly digits: number;
  readonly choices?: readonly Choice[];
  readonly mistakes: readonly {
    readonly id: MistakeId;
    readonly value: number;
    readonly says: string;
  }[];
}

const DEFAULTS = { lr: undefined as number | undefined, seed: 0 as Seed };
const BOX: Pair = { text: '□', latex: '\\square ' };

/** What is asked: the right answer, the wrong ones, and the lines below the question. */
interface Task {
  readonly kind: Hidden['kind'];
  readonly name: Pair;
  readonly answer: number;
  readonly wrong: readonly Wrong[];
  readonly lines: readonly Pair[];
}

/**
 * Hides a number of a gradient, asks for it, and judges answers.
 *
 * @param of - whose gradient it is: a symbol, a path, or `[tensor, ...index]`
 * @param hide - a factor by its formula (`'h1'`), its derivative (`'∂z3/∂w5'`) or its position; or `'product'` of the first
 *   path, `'sum'` of all, `'delta'` of the weighted sum, `'update'` with `lr`. By default the first factor that is computed
 * @throws BpError `BP_OPTION` for what cannot be hidden, and where no finite gradient flows
 * @example
 * const w = parameter(2);
 * const { judge } = exercise(explain(w.square(), { inputs: { w } }), 'w');
 * judge('4').verdict; // 'right'
 */
export function exercise(
  explanation: Explanation,
  of: ScalarName,
  hide?: string | number,
  options?: ExerciseOptions,
): Exercise {
  const context = Explanation.contextIn('exercise', explanation, english);
  return exerciseOf(find(of, context), hide, options, context);
}

function exerciseOf(
  target: Scalar,
  hide: string | number | undefined,
  options: ExerciseOptions | undefined,
  context: Context,
): Exercise {
  const { lr, seed } = readOptions('exercise', options, DEFAULTS, { lr: ABOVE_ZERO, seed: null });
  const { symbol, shown, say, loss, run } = context;
  const [of, by] = [symbol(target), partial(loss, target, context)];
  const paths = pathsTo(target, context);
  const gradient = rightOf(target, paths, context);
  const isUpdate = hide === 'update' && run.isParameter(target.tensor);
  const { kind, name, answer, wrong, lines } = taskOf();
  const isPart = kind === 'factor' || kind === 'product';
  const question = say(`exercise-${isUpdate ? kind : isPart ? 'factor' : 'gradient'}`, {
    of: isUpdate ? of : by,
    factor: name,
  });
  const prompt = textOf([question, ...lines]);
  const choices = choicesOf();
  const data = {
    of: of.text,
    hidden: { kind, ...name },
    answer,
    digits: ENOUGH,
    ...(choices && { choices }),
  };
  return {
    ...data,
    prompt,
    judge: (given, { tolerance } = {}) =>
      judge(given, answer, wrong, say, tolerance, roundingOf(target)),
    toJSON: () => ({
      ...data,
      prompt: { text: prompt.toText(), latex: prompt.toLatex() },
      mistakes: wrong.map(({ id, value, says }) => ({ id, value, says: says.text })),
    }),
  };

  function taskOf(): Task {
    const isNothing = paths.count === 0 || target === loss || (isUpdate && gradient === 0);
    if (isNothing || !Number.isFinite(gradient)) {
      throw new BpError(
        'BP_OPTION',
        'exercise',
        'there is nothing to find out: {name} is {value}',
        { name: by.text, value: gradient },
      );
    }
    if (isUpdate) return updated();
    const [first] = paths.list;
    if (first === undefined) return sumOf(target, 'sum', by, paths);
    const row = factorsOf(first.edges, context);
    const { from } = row[row.length - 1];
    if (hide === 'delta' && from !== loss)
      return sumOf(from, 'delta', partial(loss, from, context), pathsTo(from, context));
    if (hide === 'sum' || hide === 'delta') return sumOf(target, 'sum', by, paths);
    if (hide !== 'product') return factor();
    const { edges, product } = first;
    const end = { edges: [], count: 1, sum: 1, size: 1 };
    const through = new Map([[target, end as Through]]);
    for (const edge of edges.toReversed()) through.set(edge.from, { ...end, edges: [edge] });
    const alone = { ...paths, sum: product, list: [first], through };
    return sumOf(target, 'product', partials(row), alone);
  }

  /** The hidden factor, with the row it stands in. */
  function factor(): Task {
    const rows = paths.list.map(({ edges }) => factorsOf(edges, context));
    const all = new Map(
      rows.flatMap((row) =>
        row.map((step) => [partial(step.from, step.to, context).text, { step, row }] as const),
      ),
    );
    const names = [...all.keys()];
    const formula = (name: string) =>
      written((all.get(name) as { step: FactorStep }).step, context);
    // Neither a number nor something to be looked up.
    const isComputed = (name: string): boolean => {
      const { leaves, text } = formula(name);
      return leaves.some((leaf) => symbol(leaf).text !== text || context.stepOf(leaf));
    };
    const wanted =
      typeof hide === 'number'
        ? names[hide]
        : names.find((one) =>
            hide === undefined ? isComputed(one) : one === hide || formula(one).text === hide,
          );
    const found = all.get(wanted ?? (hide === undefined ? names[0] : ''));
    if (found === undefined) {
      throw new BpError(
        'BP_OPTION',
        'exercise',
        'no factor of {gradient} is {hide}; hide one of {known}',
        { gradient: by.text, hide, known: [...names, 'product', 'sum', 'delta'].join(', ') },
      );
    }
    const { step, row } = found;
    const { value, edge } = step;
    // To round the answer is no mistake.
    const slips = slipsOf(target, edgesOn(paths), context, lr).filter(
      ({ id }) => id !== 'rounding',
    );
    return {
      kind: 'factor',
      name: partial(step.from, step.to, context),
      answer: value,
      wrong: different(
        value,
        slips.map((slip) => ({ ...slip, value: slip.of(edge) })),
      ),
      lines: linesOf(row, value, [], edge),
    };
  }

  /** What paths add up to. */
  function sumOf(at: Scalar, kind: Hidden['kind'], name: Pair, found: Paths): Task {
    const answer = rightOf(at, found, context);
    const rows = found.list.map(({ edges }) => factorsOf(edges, context));
    const terms = rows.map((row, i) => {
      const { product } = found.list[i];
      return isSame(product, answer) ? numbersIn(row, answer) : shown(product);
    });
    return {
      kind,
      name,
      answer,
      wrong: wrongGradients(at, found, context, lr),
      lines:
        rows.length === 1
          ? linesOf(rows[0], answer, [name])
          : [sides(name, ...(rows.length > 1 ? [joinSum(terms)] : []), BOX)],
    };
  }

  function updated(): Task {
    if (lr === undefined) {
      throw new BpError('BP_OPTION', 'exercise', 'an update needs a learning rate; give { lr }');
    }
    const [name, ...line] = updateSides(target, lr, gradient, context);
    const answer = target.value - lr * gradient;
    const steps = wrongSteps(target, paths, context, lr);
    return {
      kind: 'update',
      name,
      answer,
      wrong: different(
        answer,
        steps.map((step) => ({ ...step, value: step.next as number })),
      ),
      lines: [equation(name, ...line, BOX)],
    };
  }

  /** A row in derivatives, then in numbers without the answer; below it what that is computed from. */
  function linesOf(
    row: readonly FactorStep[],
    answer: number,
    before: readonly Pair[],
    hidden?: Edge,
  ): Pair[] {
    const asked = row.filter(({ value }) => isSame(value, answer));
    const known = knownFor(asked, answer);
    const line = sides(
      ...before,
      partials(row),
      numbersIn(row, answer, hidden),
      ...(hidden ? [] : [BOX]),
    );
    return known.length > 0 ? [line, say('given', { values: joined(known, ', ') })] : [line];
  }

  /** The factors as numbers; one that would give the answer away as a derivative. */
  function numbersIn(row: readonly FactorStep[], answer: number, hidden?: Edge): Pair {
    const numbers = row.map((step) => {
      if (step.edge === hidden) return BOX;
      return isSame(step.value, answer)
        ? partial(step.from, step.to, context)
        : written(step, context).number;
    });
    return joinProduct(numbers, ' × ');
  }

  function partials(row: readonly FactorStep[]): Pair {
    return joinProduct(
      row.map(({ from, to }) => partial(from, to, context)),
      ' · ',
    );
  }

  /** The numbers that factors are computed from; one that is the answer itself, by what it was computed from. */
  function knownFor(steps: readonly FactorStep[], answer: number): Pair[] {
    const seen = new Set<Scalar>();
    const known: Pair[] = [];
    const visit = (leaf: Scalar): void => {
      if (seen.has(leaf) || known.length > 8) return;
      seen.add(leaf);
      if (!isSame(leaf.value, answer)) known.push(equation(symbol(leaf), shown(leaf)));
      else for (const { to } of context.edges(leaf)) visit(to);
    };
    for (const step of steps) written(step, context).leaves.forEach(visit);
    return known;
  }

  /** In the order that the seed decides. */
  function choicesOf(): Choice[] | undefined {
    const plausible = wrong.filter(
      ({ id, value }) => id !== 'rounding' && isOther(value, answer, 1e-3),
    );
    const all = [{ value: answer }, ...plausible.slice(0, 3)].map(({ value }) => ({
      value,
      ...shown(value),
    }));
    if (all.length === 1) return undefined;
    return Array.from(new Rng(seed).permutation(all.length).data, (i) => all[Number(i)]);
  }
}

/** An equation in which nothing stands twice. */
function sides(...all: readonly Pair[]): Pair {
  return equation(...new Map(all.map((side) => [side.text, side])).values());
}

/** Whether a number would give the answer away; its sign does not hide it. */
function isSame(x: number, answer: number): boolean {
  return !isOther(Math.abs(x), Math.abs(answer));
}
