import { gradients, variable } from '@bp/autograd';
import { type Tensor, tensor } from '@bp/tensor';
import type { InBoth, Language } from '../../content/languages.ts';
import { between, linePlot } from '../../plot/line-plot.ts';

const VALUE = { ko: '값', en: 'value' } as const satisfies InBoth;
const SLOPE = { ko: '미분', en: 'derivative' } as const satisfies InBoth;

/** The curves of a function of one number and of its derivative, computed by running it. */
export function curves(
  fn: (x: Tensor) => Tensor,
  options: {
    readonly title: string;
    readonly language: Language;
    readonly range?: readonly [number, number];
    readonly xLabel?: string;
    readonly labels?: readonly [value: string, slope: string];
  },
): string {
  const { title, language, range = [-4, 4], xLabel = 'x' } = options;
  const x = between(range[0], range[1], 241);
  const at = variable(tensor(Float64Array.from(x), { dtype: 'float64' }));
  const value = fn(at);
  const y = value.cast('float64').toArray() as number[];
  const [valueLabel, slopeLabel] = options.labels ?? [VALUE[language], SLOPE[language]];
  const lines = [{ x, y, label: valueLabel }];
  if (value.requiresGrad) {
    const upstream = tensor(new Float64Array(x.length).fill(1));
    const [slope] = gradients([value], [at], { upstream: [upstream] });
    const slopes = slope.toArray() as number[];
    lines.push({ x, y: slopes, label: slopeLabel, series: 2, dashed: true } as (typeof lines)[0]);
  }
  return linePlot({ title, xLabel, lines, yRange: rangeOf(lines.flatMap((line) => line.y)) });
}

/** f(x, c) as a function of x, for some numbers c. */
export function slices(
  fn: (x: Tensor, y: Tensor) => Tensor,
  options: { readonly title: string; readonly names: readonly string[] },
): string {
  const x = between(-3, 3, 241);
  const at = tensor(Float64Array.from(x), { dtype: 'float64' });
  const [first = 'x', second = 'y'] = options.names;
  const lines = ([-1, 0.5, 2] as const).map((c, i) => ({
    x,
    y: fn(at, tensor(c, { dtype: 'float64' }))
      .cast('float64')
      .toArray() as number[],
    label: `${second} = ${String(c).replace('-', '−')}`,
    series: (i + 1) as 1 | 2 | 3,
    dashed: i > 0,
  }));
  const yRange = rangeOf(lines.flatMap((line) => line.y));
  return linePlot({ title: options.title, xLabel: first, lines, yRange });
}

/** What is finite, but no more than ±6 beyond which poles would flatten all else. */
function rangeOf(values: readonly number[]): [number, number] {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0) return [-1, 1];
  const [low, high] = [Math.max(-6, Math.min(...finite)), Math.min(6, Math.max(...finite))];
  const room = (high - low || 1) * 0.06;
  return [low - room, high + room];
}
