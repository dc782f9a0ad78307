import { enableGrad, gradients, noGrad } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import type { Tensor } from '@bp/tensor';
import { shown as asShown, slopeAt, throughAll } from '../look/forward';
import { inEvaluation } from '../look/in-evaluation';
import type { Experiment } from '../made/experiment';
import type { SampleGradient } from '../told';
import type { Asked, Factors, Seen } from './seen';
import { bracketed, toldValue } from './spell';
import { hiddenFactors, outputFactors } from './unit-factors';

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
