import { enableGrad, gradients, noGrad } from '@bp/autograd';
import { type ExplainLanguage, explain } from '@bp/autograd/explain';
import type { Tensor } from '@bp/tensor';
import type { Experiment } from '../experiment';
import { shown as asShown, slopeAt, throughAll } from '../look/forward';
import { inEvaluation } from '../look/in-evaluation';
import type { SampleGradient, Told, WeightNotation } from '../told';
import { slopeFormula } from './local-slope';
import { bracketed, DOT, inNumbers, type Shown, sumOfProducts, TIMES, toldValue } from './spell';
import type { Symbols } from './symbols';

/** A weight or bias by the number of its layer, and how it is spoken of. */
export interface Asked {
  readonly block: number;
  readonly to: number;
  /** Null for a bias. */
  readonly from: number | null;
  readonly parameter: Tensor;
  readonly index: number;
  readonly symbols: Symbols;
  readonly shown: Shown;
  readonly digits: number;
  readonly notation: WeightNotation;
  readonly language: ExplainLanguage | undefined;
}

/** Where the gradient of one sample comes from: how wrong × whether the unit listens × what came in. */
export function sampleGradient(of: Experiment, asked: Asked, row: number): SampleGradient {
  const { data, blocks, model, loss } = of;
  const x = data.x.narrow(0, row, 1);
  const y = data.targets.y.narrow(0, row, 1);
  return inEvaluation(model, () =>
    enableGrad(() => {
      const layers = throughAll(blocks, x);
      const error = loss(layers[layers.length - 1].a, y);
      const sums = layers.map(({ z }) => z);
      const found = gradients([error], [asked.parameter, ...sums, ...layers.map(({ a }) => a)]);
      const seen: Seen = {
        of,
        asked,
        z: sums.map(row0),
        a: layers.map(({ a }) => row0(a)),
        delta: found.slice(1, 1 + sums.length).map(row0),
        error: found.slice(1 + sums.length).map(row0),
        x: row0(x),
        output: row0(noGrad(() => asShown(layers[layers.length - 1].a.detach(), of.config))),
        target: targetOf(y, of),
        slope: row0(slopeAt(blocks[asked.block], sums[asked.block])),
      };
      const factors = factorsOf(seen);
      const explanation = explain(error, {
        model,
        digits: asked.digits,
        notation:
          asked.notation === 'nodes' ? 'nodes' : { scheme: 'layered', order: asked.notation },
        language: asked.language,
      }).gradient([
        asked.parameter,
        ...(asked.from === null ? [asked.to] : [asked.to, asked.from]),
      ]);
      const value = factors.delta.value * factors.input.value;
      const gradient = Number(found[0].contiguous().data[asked.index]);
      const { central } = explanation.check;
      const { center, scale } = data.targets;
      const inUnits = (values: readonly number[]) => values.map((o) => center + scale * o);
      return {
        row,
        target: inUnits(seen.target),
        output: inUnits(seen.output),
        ...factors,
        value,
        gradient,
        central,
        agrees:
          agree(value, gradient, 1e-4) && (central === null || agree(central, gradient, 1e-3)),
        text: explanation.toText(),
        latex: explanation.toLatex(),
      };
    }),
  );
}

/** All numbers of one sample, by layer and unit. */
interface Seen {
  readonly of: Experiment;
  readonly asked: Asked;
  readonly z: readonly (readonly number[])[];
  readonly a: readonly (readonly number[])[];
  /** ∂E/∂z and ∂E/∂a */
  readonly delta: readonly (readonly number[])[];
  readonly error: readonly (readonly number[])[];
  readonly x: readonly number[];
  readonly output: readonly number[];
  readonly target: readonly number[];
  readonly slope: readonly number[];
}

type Factors = Pick<SampleGradient, 'error' | 'listening' | 'input' | 'delta'>;

function factorsOf(seen: Seen): Factors {
  const { asked, of } = seen;
  const { block, to, from, symbols, shown } = asked;
  const isOutput = block === of.blocks.length - 1;
  const scaled = normScale(seen);
  const listened = isOutput ? outputFactors(seen) : hiddenFactors(seen);
  const listening =
    scaled === 1
      ? listened.listening
      : {
          ...listened.listening,
          formula: {
            text: `${listened.listening.formula.text}·γ/√(σ² + ε)`,
            latex: `${listened.listening.formula.latex} \\cdot \\frac{\\gamma}{\\sqrt{\\sigma^2 + \\varepsilon}}`,
          },
          numbers: {
            text: `${listened.listening.numbers.text} × ${shown(scaled).text}`,
            latex: `${listened.listening.numbers.latex} \\times ${shown(scaled).latex}`,
          },
          value: listened.listening.value * scaled,
        };
  const inputs = block === 0 ? seen.x : seen.a[block - 1];
  const one = { text: '1', latex: '1' };
  return {
    error: listened.error,
    listening,
    input:
      from === null
        ? toldValue(one, 1, shown)
        : toldValue(symbols.output(block, from + 1), inputs[from], shown),
    delta: {
      symbol: symbols.delta(block + 1, to + 1),
      formula: {
        text: `${'(∂E/∂h)'}·φ′(z)`,
        latex: "\\frac{\\partial E}{\\partial h} \\cdot \\varphi'(z)",
      },
      numbers: {
        text: `${bracketed(listened.error.value, shown).text} × ${bracketed(listening.value, shown).text}`,
        latex: `${bracketed(listened.error.value, shown).latex} \\times ${bracketed(listening.value, shown).latex}`,
      },
      value: listened.error.value * listening.value,
    },
  };
}

/** ∂E/∂h = Σ δ·w over the units that it leads to, and φ′(z). */
function hiddenFactors({
  of,
  asked,
  z,
  a,
  delta,
  error,
  slope,
}: Seen): Pick<Factors, 'error' | 'listening'> {
  const { block, to, symbols, shown } = asked;
  const above = of.blocks[block + 1];
  const { outFeatures, inFeatures, weight } = above.linear;
  const units = Array.from({ length: outFeatures }, (_, unit) => unit);
  // batch norm above: what reaches its sum is what reaches the weights
  const passed = above.norm ? null : delta[block + 1];
  const h = symbols.output(block + 1, to + 1);
  const sum = symbols.sum(block + 1, to + 1);
  const weightTo = (unit: number) => Number(weight.data[unit * inFeatures + to]);
  const formula = slopeFormula(of.blocks[block].activation, z[block][to], { z: sum, h });
  const written = formula ?? { text: '1', latex: '1' };
  return {
    error: {
      symbol: { text: `∂E/∂${h.text}`, latex: `\\frac{\\partial E}{\\partial ${h.latex}}` },
      formula: sumOfProducts(
        units.map((unit) => [
          symbols.delta(block + 2, unit + 1),
          symbols.weight(block + 2, unit + 1, to + 1),
        ]),
        DOT,
      ),
      numbers: passed
        ? sumOfProducts(
            units.map((unit) => [bracketed(passed[unit], shown), bracketed(weightTo(unit), shown)]),
            TIMES,
          )
        : shown(error[block][to]),
      value: error[block][to],
    },
    listening: {
      symbol: { text: 'φ′(z)', latex: "\\varphi'(z)" },
      formula: written,
      numbers: inNumbers(
        written,
        [
          [h, a[block][to]],
          [sum, z[block][to]],
        ],
        shown,
      ),
      value: slope[to],
    },
  };
}

/** ∂E/∂o and φ′ of the output; with softmax, or where the output is at its limit, o − y in one. */
function outputFactors({
  of,
  asked,
  z,
  delta,
  error,
  output,
  target,
  slope,
}: Seen): Pick<Factors, 'error' | 'listening'> {
  const { block, to, symbols, shown } = asked;
  const { config, blocks } = of;
  const o = symbols.output(block + 1, to + 1);
  const y = symbols.target(to + 1);
  const sum = symbols.sum(block + 1, to + 1);
  const symbol = { text: `∂E/∂${o.text}`, latex: `\\frac{\\partial E}{\\partial ${o.latex}}` };
  const phi = { text: 'φ′(z)', latex: "\\varphi'(z)" };
  const one = { text: '1', latex: '1' };
  const isInLoss = config.loss === 'bce' || config.loss === 'crossEntropy';
  const sigmoid = output[to] * (1 - output[to]);
  const whole = (
    values: Pick<Told, 'formula'>,
    value: number,
    names: [typeof o, number][],
  ): Told => ({ symbol, ...values, numbers: inNumbers(values.formula, names, shown), value });
  const names: [typeof o, number][] = [
    [o, output[to]],
    [y, target[to]],
  ];
  if (isInLoss && (config.loss === 'crossEntropy' || sigmoid < 1e-12 || delta[block].length > 1)) {
    const many = config.loss === 'bce' && delta[block].length > 1 ? `/${delta[block].length}` : '';
    const bare = { text: `${o.text} − ${y.text}`, latex: `${o.latex} - ${y.latex}` };
    const formula = many
      ? { text: `(${bare.text})${many}`, latex: `\\left(${bare.latex}\\right)${many}` }
      : bare;
    return {
      error: whole({ formula }, delta[block][to], names),
      listening: { symbol: phi, formula: one, numbers: one, value: 1 },
    };
  }
  if (isInLoss) {
    const formula = {
      text: `−${y.text}/${o.text} + (1 − ${y.text})/(1 − ${o.text})`,
      latex: `-\\frac{${y.latex}}{${o.latex}} + \\frac{1 - ${y.latex}}{1 - ${o.latex}}`,
    };
    const slopeOfSigmoid = {
      text: `${o.text}·(1 − ${o.text})`,
      latex: `${o.latex}\\left(1 - ${o.latex}\\right)`,
    };
    return {
      error: whole({ formula }, delta[block][to] / sigmoid, names),
      listening: {
        symbol: phi,
        formula: slopeOfSigmoid,
        numbers: inNumbers(slopeOfSigmoid, names, shown),
        value: sigmoid,
      },
    };
  }
  const written = slopeFormula(blocks[block].activation, z[block][to], { z: sum, h: o }) ?? one;
  const lossFormula = LOSS_SLOPES[config.loss]?.(o, y, delta[block].length);
  return {
    error: lossFormula
      ? whole({ formula: lossFormula }, error[block][to], names)
      : toldValue(symbol, error[block][to], shown),
    listening: {
      symbol: phi,
      formula: written,
      numbers: inNumbers(written, [...names, [sum, z[block][to]]], shown),
      value: slope[to],
    },
  };
}

type Slope = (o: Told['symbol'], y: Told['symbol'], outputs: number) => Told['symbol'];

/** ∂E/∂o of one sample, of losses whose slope is one formula. */
const LOSS_SLOPES: Partial<Record<Experiment['config']['loss'], Slope>> = {
  mse: (o, y, outputs) =>
    outputs === 1
      ? { text: `2·(${o.text} − ${y.text})`, latex: `2 \\left(${o.latex} - ${y.latex}\\right)` }
      : {
          text: `2·(${o.text} − ${y.text})/${outputs}`,
          latex: `\\frac{2}{${outputs}} \\left(${o.latex} - ${y.latex}\\right)`,
        },
  halfSse: (o, y) => ({ text: `${o.text} − ${y.text}`, latex: `${o.latex} - ${y.latex}` }),
};

/** γ/√(σ² + ε) of batch norm at the unit: what it multiplies changes of the weighted sum by. */
function normScale({ of, asked: { block, to } }: Seen): number {
  const norm = of.blocks[block].norm as unknown as {
    readonly weight: Tensor | null;
    readonly runningVar: Tensor;
    readonly eps: number;
  } | null;
  if (norm === null) return 1;
  const gain = norm.weight === null ? 1 : Number(norm.weight.data[to]);
  return gain / Math.sqrt(Number(norm.runningVar.data[to]) + norm.eps);
}

/** What each output should be. */
function targetOf(y: Tensor, { data, config }: Experiment): number[] {
  const values = Array.from(y.data, Number);
  if (config.loss !== 'crossEntropy') return values;
  return Array.from({ length: data.targets.outputs }, (_, k) => Number(k === values[0]));
}

function row0(values: Tensor): number[] {
  return Array.from(values.detach().contiguous().data, Number);
}

function agree(a: number, b: number, within: number): boolean {
  return Math.abs(a - b) <= within * Math.max(Math.abs(a), Math.abs(b)) + 1e-6;
}
