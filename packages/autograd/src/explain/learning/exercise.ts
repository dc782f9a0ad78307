import { BpError, Rng, type Seed } from '@bp/tensor';
import { ABOVE_ZERO, readOptions } from '@bp/tensor/engine';
import type { Context } from '../context';
import { type FactorStep, factorsOf, partial, written } from '../factors';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import { type Paths, pathsTo } from '../paths';
import { joinProduct, joinSum } from '../print/join';
import { shownNumber } from '../print/number';
import type { Pair } from '../print/pair';
import { equation, joined, type Text, textOf } from '../words/text';
import { ENOUGH, type Judgement, judge, roundingOf } from './judge';
import { type MistakeId, slipsOf } from './slips';
import { different, type Wrong, wrongGradients, wrongSteps } from './wrong';

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
 * Hides one number of a gradient.
 *
 * @param hide - a factor by its formula `'h1'`, its derivative `'∂z3/∂w5'` or its position, or `'product'`, `'sum'`, `'delta'`,
 *   `'update'`; by default the first factor that has to be computed
 * @throws BpError `BP_OPTION` for what cannot be hidden, and where there is no finite gradient
 */
export function exerciseOf(
  target: Scalar,
  hide: string | number | undefined,
  options: ExerciseOptions | undefined,
  context: Context,
): Exercise {
  const { lr, seed } = readOptions('exercise', options, DEFAULTS, { lr: ABOVE_ZERO, seed: null });
  const { symbol, shown, say, loss, run } = context;
  const of = symbol(target);
  const canUpdate = run.isParameter(target.tensor);
  const { kind, name, answer, wrong, lines } = taskOf();
  const question = say(
    kind === 'factor' || kind === 'product'
      ? 'exercise-factor'
      : `exercise-${kind === 'update' ? kind : 'gradient'}`,
    { of: kind === 'update' ? of : partial(loss, target, context), factor: name },
  );
  const prompt = [question, ...lines];
  const digits = ENOUGH;
  const choices = choicesOf();
  const hidden = { kind, ...name };
  return {
    of: of.text,
    hidden,
    prompt: textOf(prompt),
    answer,
    digits,
    ...(choices && { choices }),
    judge: (given, { tolerance } = {}) =>
      judge(given, answer, wrong, context, tolerance, roundingOf(target)),
    toJSON: () => ({
      of: of.text,
      hidden,
      prompt: { text: textOf(prompt).toText(), latex: textOf(prompt).toLatex() },
      answer,
      digits,
      ...(choices && { choices }),
      mistakes: wrong.map(({ id, value, says }) => ({ id, value, says: says.text })),
    }),
  };

  function taskOf(): Task {
    const paths = pathsTo(target, context);
    const gradient = paths.sum ?? context.gradient(target);
    const isKnown = hide === 'update' && gradient === 0;
    if (paths.count === 0 || target === loss || isKnown || !Number.isFinite(gradient)) {
      throw new BpError(
        'BP_OPTION',
        'exercise',
        'there is nothing to find out: {name} is {value}',
        { name: partial(loss, target, context).text, value: gradient },
      );
    }
    if (hide === 'update' && canUpdate) return updateOf(paths, gradient);
    const rows = paths.list.map(({ edges }) => factorsOf(edges, context));
    const [first] = rows;
    const last = first?.at(-1)?.from;
    if (hide === 'delta' && last && last !== loss) return gradientOf(last, 'delta');
    if (hide === 'sum' || hide === 'delta' || first === undefined) return gradientOf(target, 'sum');
    if (hide === 'product') return productOf(target, first, paths.list[0].edges, 'product');
    return factorOf(rows, paths.edges);
  }

  /** The hidden factor, with the row it stands in. */
  function factorOf(rows: readonly FactorStep[][], edges: readonly Edge[]): Task {
    const all = [
      ...new Map(
        rows.flat().map((step) => [partial(step.from, step.to, context).text, step] as const),
      ),
    ];
    const found =
      hide === undefined
        ? (all.find(([, step]) => !isGiven(step)) ?? all[0])
        : typeof hide === 'number'
          ? all[hide]
          : all.find(([by, step]) => by === hide || written(step, context).text === hide);
    if (found === undefined) {
      throw new BpError(
        'BP_OPTION',
        'exercise',
        'no factor of {gradient} is {hide}; hide one of {known}',
        {
          gradient: partial(loss, target, context).text,
          hide,
          known: [
            ...all.map(([by]) => by),
            'product',
            'sum',
            'delta',
            ...(canUpdate ? ['update'] : []),
          ].join(', '),
        },
      );
    }
    const [, step] = found;
    const row = rows.find((steps) => steps.some(({ edge }) => edge === step.edge)) as FactorStep[];
    const slips = slipsOf(target, edges, context, lr);
    return {
      kind: 'factor',
      name: partial(step.from, step.to, context),
      answer: step.value,
      wrong: different(
        step.value,
        // To round the answer is no mistake.
        slips
          .filter(({ id }) => id !== 'rounding')
          .map(({ id, says, of }) => ({ id, says, value: of(step.edge) })),
      ),
      lines: linesOf(row, step.value, step),
    };
  }

  /** Neither a number nor something to be looked up. */
  function isGiven(step: FactorStep): boolean {
    const { leaves, text } = written(step, context);
    return leaves.every((leaf) => symbol(leaf).text === text && context.stepOf(leaf) === undefined);
  }

  function productOf(
    at: Scalar,
    row: readonly FactorStep[],
    edges: readonly Edge[],
    kind: Hidden['kind'],
  ): Task {
    const product = (of: (edge: Edge) => number): number =>
      edges.reduce((total, edge) => total * of(edge), 1);
    const answer = product(({ value }) => value);
    const [line, ...known] = linesOf(row, answer, undefined, BOX);
    return {
      kind,
      name: partialsOf(row),
      answer,
      wrong: different(
        answer,
        slipsOf(at, edges, context, lr).map(({ id, says, of }) => ({
          id,
          says,
          value: product(of),
        })),
      ),
      lines: [line, ...known],
    };
  }

  function gradientOf(at: Scalar, kind: 'sum' | 'delta'): Task {
    const paths = pathsTo(at, context);
    const name = partial(loss, at, context);
    const answer = paths.sum ?? context.gradient(at);
    const rows = paths.list.map(({ edges }) => factorsOf(edges, context));
    const terms = rows.map((row, i) => {
      const { product } = paths.list[i];
      return isSame(product, answer) ? valuesOf(row, answer)[0] : shown(product);
    });
    const [row] = rows;
    const [values, asked] = row ? valuesOf(row, answer) : [BOX, []];
    const line =
      rows.length === 1 ? [partialsOf(row), values] : rows.length > 1 ? [joinSum(terms)] : [];
    const known = rows.length === 1 ? knownLines(asked, answer) : [];
    return {
      kind,
      name,
      answer,
      wrong: wrongGradients(at, paths, context, lr),
      lines: [sides(name, ...line, BOX), ...known],
    };
  }

  function updateOf(paths: Paths, gradient: number): Task {
    if (lr === undefined) {
      throw new BpError('BP_OPTION', 'exercise', 'an update needs a learning rate; give { lr }');
    }
    const minus = (a: Pair, b: Pair): Pair => joined([a, b], ' − ', ' - ');
    const name = { text: `${of.text}⁺`, latex: `${of.latex}^{+}` };
    const eta = { text: 'η', latex: '\\eta' };
    const answer = target.value - lr * gradient;
    return {
      kind: 'update',
      name,
      answer,
      wrong: different(
        answer,
        wrongSteps(target, paths, context, lr).flatMap(({ next, ...one }) =>
          next === undefined ? [] : [{ ...one, value: next }],
        ),
      ),
      lines: [
        equation(
          name,
          minus(of, joinProduct([eta, partial(loss, target, context)], ' · ')),
          minus(shown(target), joinProduct([shownNumber(lr, 8, true), shown(gradient)], ' × ')),
          BOX,
        ),
      ],
    };
  }

  /** A row in derivatives, then in numbers without the answer; below it what that is computed from. */
  function linesOf(
    row: readonly FactorStep[],
    answer: number,
    hidden?: FactorStep,
    ...end: Pair[]
  ): Pair[] {
    const [values, asked] = valuesOf(row, answer, hidden);
    return [sides(partialsOf(row), values, ...end), ...knownLines(asked, answer)];
  }

  function knownLines(asked: readonly FactorStep[], answer: number): Pair[] {
    const known = knownFor(asked, answer);
    return known.length > 0 ? [say('given', { values: joined(known, ', ') })] : [];
  }

  function partialsOf(row: readonly FactorStep[]): Pair {
    return joinProduct(
      row.map(({ from, to }) => partial(from, to, context)),
      ' · ',
    );
  }

  function valuesOf(
    row: readonly FactorStep[],
    answer: number,
    hidden?: FactorStep,
  ): [values: Pair, asked: FactorStep[]] {
    const asked = row.filter((step) => isSame(step.value, answer));
    const values = row.map((step): Pair => {
      if (step.edge === hidden?.edge) return BOX;
      if (asked.includes(step)) return partial(step.from, step.to, context);
      return written(step, context).number;
    });
    return [joinProduct(values, ' × '), asked];
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
      ({ id, value }) =>
        id !== 'rounding' &&
        Math.abs(value - answer) > 1e-3 * Math.max(Math.abs(value), Math.abs(answer)),
    );
    const all = [answer, ...plausible.slice(0, 3).map(({ value }) => value)];
    if (all.length === 1) return undefined;
    const order = new Rng(seed).permutation(all.length).data;
    return Array.from(order, (i) => ({ value: all[Number(i)], ...shown(all[Number(i)]) }));
  }
}

/** An equation in which nothing stands twice. */
function sides(...all: readonly Pair[]): Pair {
  return equation(...new Map(all.map((side) => [side.text, side])).values());
}

/** Whether a number would give the answer away; its sign does not hide it. */
function isSame(x: number, answer: number): boolean {
  return Math.abs(Math.abs(x) - Math.abs(answer)) <= 1e-6 * Math.abs(answer);
}
