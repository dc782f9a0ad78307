import { shortNumber } from '../text/numbers';
import { table } from '../text/table';
import { say } from '../words/say';
import type { InspectLanguage, Sentence } from '../words/sentence';
import type { FlowLayer } from './flow-layer';
import type { FlowStep } from './measure-flow';

/** One step as a table, with the product of the slopes and what is wrong below it. */
export function flowText(
  { loss, layers, verdicts }: FlowStep,
  number: number,
  language: InspectLanguage,
): string {
  const said = (key: string, params: Sentence['params'] = {}): string =>
    say({ key: `flow.${key}`, params }, language);
  const moves = layers.some(({ updateRatio }) => updateRatio !== null);
  const ratio = moves ? '‖ΔW‖/‖W‖' : '‖∂W‖/‖W‖';
  const head = [
    said('layer'),
    '‖W‖',
    '‖∂W‖',
    '‖δ‖',
    ratio,
    'φ',
    said('slope'),
    said('near-limit'),
    said('silent'),
  ];
  const rows = layers.flatMap((layer) => {
    const [first, ...others] = layer.activations.map((one) => [
      one.uses > 1 ? `${one.name} ×${one.uses}` : one.name,
      short(one.meanSlope),
      percent(one.saturated),
      percent(one.dead),
    ]);
    const norms = [layer.weightNorm, layer.gradientNorm, layer.deltaNorm];
    const numbers = [...norms, moves ? layer.updateRatio : layer.gradientRatio].map(short);
    return [
      [layer.path || layer.kind, ...numbers, ...(first ?? ['–', '–', '–', '–'])],
      ...others.map((one) => ['', '', '', '', '', ...one]),
    ];
  });
  const lines = [
    said('title', { number, loss }),
    '',
    ...table([head, ...rows], [1, 2, 3, 4, 6, 7, 8], 100),
    '',
  ];
  const [{ slopes, path, kind }] = layers;
  if (slopes.count > 0) {
    const { count, product, bound } = slopes;
    const key = bound < 1 ? 'product-bound' : 'product';
    lines.push(said(key, { layer: path || kind, count, product, bound: power(layers) }));
  }
  for (const { kind, layers: paths } of verdicts) {
    const where = ranges(paths, layers);
    lines.push(`${said(kind, { layers: where })} ${said(`${kind}-advice`)}`.trim());
  }
  return lines.join('\n');
}

/** `0.25⁵ = 9.766e-4`, where all functions have the same bound. */
function power(layers: readonly FlowLayer[]): string {
  const [{ slopes }] = layers;
  const bounds = new Set(
    layers.flatMap(({ activations }) => activations.map(({ bound }) => bound)),
  );
  const [one] = bounds;
  const number = shortNumber(slopes.bound);
  if (bounds.size > 1 || slopes.count < 2) return number;
  const raised = `${slopes.count}`.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]);
  return `${shortNumber(one)}${raised} = ${number}`;
}

function short(x: number | null): string {
  return x === null ? '–' : shortNumber(x);
}

function percent(share: number | null): string {
  return share === null ? '–' : `${shortNumber(Math.round(share * 1000) / 10)} %`;
}

/** `fc1 … fc3, fc5`: layers that follow each other are named by the first and the last. */
function ranges(paths: readonly string[], layers: readonly FlowLayer[]): string {
  const found: FlowLayer[][] = [];
  let before = false;
  for (const layer of layers) {
    const isIn = paths.includes(layer.path);
    if (isIn && before) found[found.length - 1].push(layer);
    else if (isIn) found.push([layer]);
    before = isIn;
  }
  const name = ({ path, kind }: FlowLayer): string => path || kind;
  return found
    .map((run) => {
      const [first, last] = [name(run[0]), name(run[run.length - 1])];
      if (run.length === 1) return first;
      return run.length === 2 ? `${first}, ${last}` : `${first} … ${last}`;
    })
    .join(', ');
}
