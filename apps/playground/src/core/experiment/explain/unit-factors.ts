import type { Experiment } from '../made/experiment';
import type { Told } from '../told';
import { slopeFormula } from './local-slope';
import type { Factors, Seen } from './seen';
import { bracketed, DOT, inNumbers, sumOfProducts, TIMES, toldValue } from './spell';

/** ∂E/∂h = Σ δ·w over the units that it leads to, and φ′(z). */
export function hiddenFactors({
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
export function outputFactors({
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
