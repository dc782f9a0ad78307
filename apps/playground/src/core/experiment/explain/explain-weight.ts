import { ko as explainKo } from '@bp/autograd/explain/ko';
import { explainUpdate } from '@bp/inspect';
import { ko as inspectKo } from '@bp/inspect/ko';
import type { Optimizer } from '@bp/optim';
import { tellUpdate } from '@bp/optim/tell';
import { type Tensor, tensor } from '@bp/tensor';
import { configAt } from '../../config';
import { lambdasNow, limited, NextStep } from '../look/next-step';
import { elementAt } from '../look/take-snapshot';
import type { Experiment } from '../made/experiment';
import { optimizerFor } from '../model/optimizers';
import {
  ExperimentError,
  type ExplainOptions,
  type Told,
  type WeightExplanation,
  type WeightPlace,
  type WhatIf,
} from '../told';
import { batchGradients } from './batch-gradients';
import { sampleGradient } from './sample-gradient';
import type { Asked } from './seen';
import { bracketed, type Shown, shownWith } from './spell';
import { symbolsOf } from './symbols';

/**
 * How the next step changes one weight: the gradient of a sample as factors, the mean over the batch, what the penalties add, and
 * the optimizer's own step. Nothing of the run changes.
 *
 * @param row - a sample; null for the first of the batch that comes next
 * @throws ExperimentError `noWeight` for a place where there is none
 */
export async function explainWeight(
  of: Experiment,
  place: WeightPlace,
  row: number | null,
  { notation = 'to-from', language = 'en', digits = 4, whatIf = {}, second }: ExplainOptions,
): Promise<WeightExplanation> {
  const asked = readPlace(of, place, { notation, language, digits });
  const optimizer = await optimizerIf(of, whatIf);
  const { parameter, index, block, to, from, symbols, shown } = asked;
  const isWeight = parameter.rank > 1;
  const value = Number(parameter.data[index]);
  const symbol = isWeight
    ? symbols.weight(block + 1, to + 1, (from ?? 0) + 1)
    : symbols.bias(block + 1, to + 1);
  const batch = batchGradients(of, asked);
  const size = batch.gradients.length;
  const mean = batch.gradients.reduce((sum, g) => sum + g, 0) / size;
  const square = batch.gradients.reduce((sum, g) => sum + (g - mean) * (g - mean), 0);
  const lambdas = { ...lambdasNow(of), ...whatIf };
  const gradient = gradientIf(of, parameter, lambdas, whatIf);
  const update = withGradient(parameter, gradient, () =>
    explainUpdate(optimizer, parameter, index, {
      name: symbol.text,
      digits,
      language: language === 'ko' ? inspectKo : undefined,
    }),
  );
  const limit = of.config.regularization.maxNorm;
  const after = tellUpdate(optimizer, parameter, gradient)?.after.parameter;
  const sampleOf = (at: number) => sampleGradient(of, asked, at);
  const chosen = row ?? batch.rows[0];
  for (const at of [chosen, second ?? 0]) {
    if (!(at >= 0 && at < of.data.raw.n)) throw new ExperimentError('noSample', { row: at });
  }
  const { epoch, update: updates } = of.run.position;
  return {
    place,
    symbol,
    value,
    from: { layer: block, unit: from === null ? 0 : from + 1 },
    to: { layer: block + 1, unit: to + 1 },
    position: { epoch, update: updates },
    sample: sampleOf(chosen),
    second: second === undefined ? null : sampleOf(second),
    batch: {
      size,
      rows: batch.rows,
      gradients: batch.gradients,
      mean,
      spread: Math.sqrt(square / size),
    },
    penalty: isWeight ? penaltyTold(value, mean, lambdas, symbol, shown) : null,
    gradient: Number(gradient.data[index]),
    steps: update.steps.map(({ name, symbol, formula, numbers, value, reason }) => ({
      name,
      symbol,
      formula,
      numbers,
      value,
      reason,
    })),
    optimizer: update.optimizer,
    change: update.change,
    next: update.next,
    limited: limit === 0 || !isWeight ? null : limited(after as Tensor, limit)[index],
    ok: update.check.ok,
  };
}

function readPlace(
  of: Experiment,
  place: WeightPlace,
  how: Required<Pick<ExplainOptions, 'notation' | 'language' | 'digits'>>,
): Asked {
  const found = elementAt(of, place);
  const block = of.blocks.findIndex(
    ({ linear }) => found && (linear.weight === found.parameter || linear.bias === found.parameter),
  );
  if (found === null || block < 0) throw new ExperimentError('noWeight', { path: place[0] });
  const [, to, from] = place;
  const shape = [
    of.data.features.names.length,
    ...of.blocks.map(({ linear }) => linear.outFeatures),
  ];
  const korean = how.language === 'ko';
  return {
    ...found,
    block,
    to,
    from: found.parameter.rank > 1 ? (from ?? 0) : null,
    symbols: symbolsOf(shape, how.notation, korean),
    shown: shownWith(how.digits),
    digits: how.digits,
    notation: how.notation,
    language: korean ? explainKo : undefined,
  };
}

/** The optimizer of the run, or one that stands where it stands, with other settings. */
async function optimizerIf(of: Experiment, whatIf: WhatIf): Promise<Optimizer> {
  const { run, model, config } = of;
  const { lr, momentum, beta1, beta2, weightDecay } = whatIf;
  const given = { lr, momentum, weightDecay };
  const asked = Object.entries(given).filter(([, value]) => value !== undefined);
  if (asked.length === 0 && beta1 === undefined && beta2 === undefined) return run.optimizer;
  const other = (await optimizerFor(configAt(config, run.position.update)))(model);
  other.loadStateDict(run.optimizer.stateDict());
  const group = other.groups[0] as unknown as Record<string, unknown>;
  const values = Object.fromEntries(asked.filter(([name]) => name in group));
  const betas = group.betas as readonly [number, number] | undefined;
  other.set({
    ...values,
    ...(betas && { betas: [beta1 ?? betas[0], beta2 ?? betas[1]] }),
  } as never);
  return other;
}

/** What the optimizer is given, or would be with other penalties. */
function gradientIf(
  of: Experiment,
  parameter: Tensor,
  { l1, l2 }: { readonly l1: number; readonly l2: number },
  whatIf: WhatIf,
): Tensor {
  const given = new NextStep(of).gradientTensor(parameter).contiguous();
  if ((whatIf.l1 === undefined && whatIf.l2 === undefined) || parameter.rank < 2) return given;
  const now = lambdasNow(of);
  const values = Float64Array.from(given.data, (g, i) => {
    const w = Number(parameter.data[i]);
    return Number(g) + (l1 - now.l1) * Math.sign(w) + (l2 - now.l2) * w;
  });
  return tensor(values, { dtype: parameter.dtype }).reshape([...parameter.shape]);
}

/** Runs something while a parameter has a gradient; then it has the one that it had. */
function withGradient<T>(parameter: Tensor, gradient: Tensor, body: () => T): T {
  const before = parameter.grad;
  parameter.grad = gradient;
  try {
    return body();
  } finally {
    parameter.grad = before;
  }
}

/** λ₁ sign w + λ₂ w, and what it makes of the mean. */
function penaltyTold(
  w: number,
  mean: number,
  { l1, l2 }: { readonly l1: number; readonly l2: number },
  symbol: Told['symbol'],
  shown: Shown,
): WeightExplanation['penalty'] {
  if (l1 === 0 && l2 === 0) return null;
  const value = l1 * Math.sign(w) + l2 * w;
  const parts = [
    ...(l1 > 0
      ? [
          {
            text: `λ₁·sign(${symbol.text})`,
            latex: `\\lambda_1 \\operatorname{sign}(${symbol.latex})`,
            number: `${shown(l1).text} × ${bracketed(Math.sign(w), shown).text}`,
          },
        ]
      : []),
    ...(l2 > 0
      ? [
          {
            text: `λ·${symbol.text}`,
            latex: `\\lambda ${symbol.latex}`,
            number: `${shown(l2).text} × ${bracketed(w, shown).text}`,
          },
        ]
      : []),
  ];
  const join = (key: 'text' | 'latex' | 'number') => parts.map((part) => part[key]).join(' + ');
  return {
    symbol: { text: 'λw', latex: '\\lambda w' },
    formula: { text: join('text'), latex: join('latex') },
    numbers: {
      text: `${shown(mean).text} + ${join('number')}`,
      latex: `${shown(mean).latex} + ${join('number').replaceAll('×', '\\times').replaceAll('−', '-')}`,
    },
    value,
    total: mean + value,
  };
}
