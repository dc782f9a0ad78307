import { frame, hairline, linearScale, logScale, roundStep, words } from '@bp/example-picture';
import type { RunFile } from '../run/run-file';
import { type Curves, drawCurves } from './curves';
import { barsHeight, drawGradientBars } from './gradient-bars';

const WIDTH = 880;
const MARGIN = 28;
const HEADER = 84;
const CHART = { top: 106, width: 396, height: 214 };
const BARS_TOP = 362;

/** A run as a picture: loss and accuracy over its epochs, and the gradients of its parameters. */
export function drawRun(run: RunFile): string {
  const rows = run.gradients;
  const height = BARS_TOP + barsHeight(rows) + 16;
  const right = WIDTH - MARGIN;
  const second = right - CHART.width;
  const caption = {
    title: `Training on handwritten digits, seed ${run.seed}`,
    description: describe(run),
  };
  return frame(
    caption,
    [WIDTH, height],
    drawHeader(run),
    hairline(1, WIDTH - 1, HEADER),
    drawCurves(lossCurves(run), { ...CHART, left: MARGIN }),
    drawCurves(accuracyCurves(run), { ...CHART, left: second }),
    hairline(1, WIDTH - 1, BARS_TOP - 22),
    drawGradientBars(rows, { left: MARGIN, top: BARS_TOP, width: right - MARGIN, height }),
  );
}

function drawHeader(run: RunFile): string {
  const right = WIDTH - MARGIN;
  const facts: [x: number, label: string, figure: string][] = [
    [right - 356, 'test accuracy', percent(run.test.accuracy)],
    [right - 244, 'validation loss', bestLoss(run)],
    [right - 126, 'fingerprint', run.fingerprint.slice(0, 8).replace(/(?<=^.{4})/, ' ')],
  ];
  return [
    words(MARGIN, 38, 'title', `Handwritten digits, seed ${run.seed}`),
    words(MARGIN, 60, 'label', ending(run)),
    ...facts.map(
      ([x, label, figure]) => words(x, 36, 'label', label) + words(x, 60, 'figure', figure),
    ),
  ].join('');
}

function lossCurves({ epochs, bestEpoch }: RunFile): Curves {
  const training = epochs.map(({ train }) => train.loss);
  const validation = epochs.map((epoch) => epoch.validation.loss);
  // A loss of 0 has no logarithm, one that is not finite no place.
  const shown = [...training, ...validation].filter((loss) => loss > 0 && Number.isFinite(loss));
  const range = [Math.min(...shown) * 0.9, Math.max(...shown) * 1.1] as const;
  return {
    heading: 'Loss',
    training,
    validation,
    best: bestEpoch,
    room: 'top',
    scale: (bottom, top) => logScale(range, [bottom, top]),
    format: String,
  };
}

/** From where both curves are after the first epoch, which is often far below the others. */
function accuracyCurves({ epochs, bestEpoch }: RunFile): Curves {
  const training = epochs.map(({ train }) => train.accuracy * 100);
  const validation = epochs.map((epoch) => epoch.validation.accuracy * 100);
  const later = [...training.slice(1), ...validation.slice(1)];
  const lowest = Math.floor(Math.min(95, ...later) / 5) * 5;
  const step = roundStep(100 - lowest, 6);
  return {
    heading: 'Accuracy',
    training,
    validation,
    best: bestEpoch,
    room: 'bottom',
    scale: (bottom, top) => linearScale([lowest, 100], [bottom, top], step),
    format: (tick) => `${tick} %`,
  };
}

function ending({ epochs, bestEpoch }: RunFile): string {
  const kept = bestEpoch === 0 ? '' : `, weights of epoch ${bestEpoch} kept`;
  return `stopped after ${epochs.length} epochs${kept}`;
}

function bestLoss({ epochs, bestEpoch }: RunFile): string {
  return bestEpoch === 0 ? '–' : epochs[bestEpoch - 1].validation.loss.toFixed(3);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

/** The picture in words. */
function describe(run: RunFile): string {
  const { epochs, gradients, test } = run;
  const first = epochs[0];
  const last = epochs.at(-1);
  if (!first || !last) return 'No epoch was finished.';
  return [
    `Training loss went from ${first.train.loss.toFixed(3)} to ${last.train.loss.toFixed(3)}`,
    `and validation loss from ${first.validation.loss.toFixed(3)} to ${last.validation.loss.toFixed(3)}`,
    `over ${epochs.length} epochs; the best was epoch ${run.bestEpoch}. Test accuracy ${percent(test.accuracy)}.`,
    `Mean gradient norms: ${gradients.map(({ name, mean }) => `${name} ${mean.toFixed(3)}`).join(', ')}.`,
  ].join(' ');
}
