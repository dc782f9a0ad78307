// The steps of the backward pass: each gradient as one row of factors, or as the sum of those that meet in it.
import type { Explained, LocalDerivative, Value } from './explained';
import type { Phase, Row, Segment, Step, StepFactor } from './lesson';
import { exact, shown, withNumbers } from './number';
import { deltaOf, joined, type Pair, pair, partial, partialInline } from './pair';

/** The longest row of factors that is shown from the loss on; a longer way starts from a gradient that is known. */
const LONGEST_ROW = 4;

/** What the steps of a lesson know of each other while they are made. */
export interface Board {
  readonly explained: Explained;
  /** Whether a number was given: it is shown as it was typed. */
  isGiven(id: string): boolean;
  /** The step in which a gradient has been found; undefined where none has. */
  gradientStep(id: string): string | undefined;
  /** What the unit of a weighted sum gives; undefined for what is no weighted sum. */
  outputOf(id: string): Value | undefined;
  /** The error of an output, which lies between it and the loss in the picture. */
  errorOf(outputId: string): string | undefined;
}

export function gradientStep(of: Value, phase: Phase, board: Board): Step {
  const { explained } = board;
  const { explanation, loss, look } = explained;
  const told = explanation.gradient(of.text);
  const isNet = explained.problem.kind === 'net';
  // of an operation in an expression, that it is differentiated says nothing new
  const isTelling = (operation: string): boolean =>
    isNet || /^(add|sub|mul|sigmoid|tanh|relu)$/.test(operation);
  const write = (x: number): string => shown(x, look.digits);
  const ways = explained.derivatives.filter(({ from }) => from === of.id);
  const first = told.pathCount === 1 ? told.paths[0] : undefined;
  const isShort = first !== undefined && first.factors.length <= LONGEST_ROW;
  const rows = isShort
    ? [rowOf(chainTo(of.id, explained), null)]
    : ways.map((way) => rowOf([way], explained.value(way.to)));
  const uses = isShort ? chainTo(of.id, explained) : ways;
  const output = board.outputOf(of.id);
  const { central, reason = '' } = told.check;

  return {
    id: `g:${of.id}`,
    phase,
    kind: 'gradient',
    of: of.id,
    name: partial(loss, of),
    inline: output ? deltaOf(output) : partialInline(loss, of),
    formula: shortFormula(),
    numbers: joinedNumbers(rows),
    value: told.value,
    shown: write(told.value),
    rows,
    paths:
      told.paths.length > 1
        ? told.paths.map(({ factors, product }) => ({
            text: factors.map(({ value }) => bracketed(write(value))).join(' × '),
            shown: write(product),
          }))
        : [],
    pathCount: told.pathCount ?? 0,
    central: { value: central, shown: central === null ? '' : write(central), reason },
    delta: deltaHere(),
    update: null,
    segments: segmentsOf(),
    reads: [...new Set(uses.flatMap((way) => way.uses))].filter((id) =>
      /sum|hidden|output|input|value|parameter/.test(explained.value(id).role),
    ),
    needs: [
      ...new Set([
        ...rows.flatMap(({ factors }) => factors.flatMap(({ known }) => known ?? [])),
        ...uses.flatMap((way) => way.uses.map((id) => `f:${id}`)),
        ...sharedDelta(),
      ]),
    ],
    usedIn: [],
    items: [],
  };

  function rowOf(chain: readonly LocalDerivative[], start: Value | null): Row {
    const known = start && start.id !== loss.id ? knownFactor(start) : null;
    const own = chain.map(localFactor);
    const factors = known ? [known, ...own] : own;
    const product = factors.reduce((all, { value }) => all * value, 1);
    return { factors, product, shown: write(product) };
  }

  function knownFactor(at: Value): StepFactor {
    const gradient = at.gradient ?? 0;
    const unit = board.outputOf(at.id);
    const name = partial(loss, at);
    return {
      name,
      formula: unit ? deltaOf(unit) : partialInline(loss, at),
      numbers: '',
      value: gradient,
      shown: write(gradient),
      reason: '',
      known: board.gradientStep(at.id) ?? null,
    };
  }

  function localFactor(way: LocalDerivative): StepFactor {
    const numbers = new Map(
      way.uses.map((id) => {
        const { text, value } = explained.value(id);
        return [text, board.isGiven(id) ? exact(value) : write(value)] as const;
      }),
    );
    const written = withNumbers(way.text, numbers);
    const [only] = way.uses;
    const given =
      way.uses.length === 1 && explained.value(only).text === way.text && board.isGiven(only);
    const isWhole = Number.isInteger(way.value) && way.uses.length === 0;
    const value = given || isWhole ? exact(way.value) : write(way.value);
    return {
      name: partial(explained.value(way.to), explained.value(way.from)),
      formula: pair(way.text, way.latex),
      numbers: written === value || written === way.text ? '' : written,
      value: way.value,
      shown: value,
      reason: reasonOf(way),
      known: null,
    };
  }

  function reasonOf(way: LocalDerivative): string {
    const [over, by] = [explained.value(way.to).text, explained.value(way.from).text];
    for (const { factors } of told.paths) {
      const found = factors.find((one) => one.over === over && one.by === by);
      if (found) return isTelling(found.operation) ? found.reason : '';
    }
    return '';
  }

  /** δ_o1·h1; of a sum δ_o1·w5 + δ_o2·w7. */
  function shortFormula(): Pair {
    if (rows.length === 0) return pair('1', '1');
    const terms = rows.map(({ factors }) => {
      const delta = sharedDelta().length > 0 ? deltaBefore() : null;
      const rest = delta ? factors.slice(delta.factors) : factors;
      const parts = [...(delta ? [delta] : []), ...rest.map(({ formula }) => fenced(formula))];
      const needed = parts.filter(({ text }) => text !== '1');
      return joined(needed.length > 0 ? needed : parts, '·', isNet ? ' \\, ' : ' \\cdot ');
    });
    return joined(terms, ' + ');
  }

  /** δ of the sum that a weight goes into, where it is on the way in front of the last factor. */
  function deltaBefore(): Step['delta'] {
    const [way] = ways;
    const unit = ways.length === 1 ? board.outputOf(way.to) : undefined;
    if (!unit || rows[0].factors.length < 2) return null;
    const value = explained.value(way.to).gradient ?? 0;
    return { ...deltaOf(unit), value, shown: write(value), factors: rows[0].factors.length - 1 };
  }

  function sharedDelta(): string[] {
    const [way] = ways;
    const step = ways.length === 1 && deltaBefore() ? board.gradientStep(way.to) : undefined;
    return step ? [step] : [];
  }

  function deltaHere(): Step['delta'] {
    if (!output) return deltaBefore();
    const factors = rows.length === 1 ? rows[0].factors.length : 0;
    return { ...deltaOf(output), value: told.value, shown: write(told.value), factors };
  }

  function segmentsOf(): Segment[] {
    if (isShort) {
      return chainTo(of.id, explained).flatMap(({ from, to }, i) => {
        const error = to === loss.id ? board.errorOf(from) : undefined;
        return error
          ? [
              { from: to, to: error, badge: null },
              { from: error, to: from, badge: i + 1 },
            ]
          : [{ from: to, to: from, badge: i + 1 }];
      });
    }
    const above = new Map<string, Segment>();
    const visit = (id: string): void => {
      for (const { from, to } of explained.derivatives) {
        if (from !== id || above.has(`${to} ${from}`)) continue;
        const error = to === loss.id ? board.errorOf(from) : undefined;
        if (error) above.set(`${to} ${error}`, { from: to, to: error, badge: null });
        above.set(`${to} ${from}`, { from: error ?? to, to: from, badge: null });
        visit(to);
      }
    };
    for (const { to } of ways) visit(to);
    // of several rows each has a number, of one each of its factors
    const many = ways.length > 1;
    return [
      ...above.values(),
      ...ways.flatMap(({ from, to }, i): Segment[] => {
        if (many || to === loss.id) return [{ from: to, to: from, badge: i + 1 }];
        return [
          { from: to, to, badge: 1 },
          { from: to, to: from, badge: 2 },
        ];
      }),
    ];
  }
}

/** The only way from the loss to a number. */
function chainTo(id: string, { derivatives }: Explained): LocalDerivative[] {
  const way = derivatives.find(({ from }) => from === id);
  return way ? [...chainTo(way.to, { derivatives } as Explained), way] : [];
}

function joinedNumbers(rows: readonly Row[]): string {
  return rows
    .map(({ factors }) => factors.map(({ shown: number }) => bracketed(number)).join(' × '))
    .join(' + ');
}

function bracketed(number: string): string {
  return number.startsWith('−') ? `(${number})` : number;
}

/** A sum in parentheses, where it is a factor. */
function fenced({ text, latex }: Pair): Pair {
  const isSum = /[^(]* [+−] /.test(withoutGroups(text)) || /^−/.test(text);
  return isSum ? pair(`(${text})`, `\\left(${latex}\\right)`) : { text, latex };
}

function withoutGroups(text: string): string {
  let flat = text;
  for (let next = flat.replace(/\([^()]*\)/g, ''); next !== flat; ) {
    flat = next;
    next = flat.replace(/\([^()]*\)/g, '');
  }
  return flat;
}
