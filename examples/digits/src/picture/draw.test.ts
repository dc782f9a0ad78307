import { describe, expect, it } from 'vitest';
import type { EpochReport, RunFile } from '../run/run-file';
import { drawRun } from './draw';

function runOf(losses: readonly number[], changes: Partial<RunFile> = {}): RunFile {
  const epochs = losses.map(
    (loss, i): EpochReport => ({
      epoch: i + 1,
      train: { loss, accuracy: 0.9 + i / 100 },
      validation: { loss: loss * 2, accuracy: 0.91 + i / 100 },
      best: i === 1,
    }),
  );
  return {
    format: 'bp-run/1',
    example: 'digits',
    seed: '0',
    config: {},
    versions: {},
    stopReason: 'early-stop',
    epochs,
    bestEpoch: 2,
    gradients: [
      { name: '0.weight', layer: 'Linear', mean: 0.25, largest: 1 },
      { name: '2.bias', layer: 'Linear', mean: 0.5, largest: 0.5 },
    ],
    test: { loss: 0.05, accuracy: 0.986 },
    seconds: 1,
    fingerprint: 'bfc4d25057be',
    ...changes,
  };
}

/** The points of the lines of a look, without the ones of the keys, which have two. */
function lines(svg: string, look: string): number[][][] {
  const found = svg.matchAll(new RegExp(`<polyline points="([^"]*)" class="${look}"/>`, 'g'));
  return Array.from(found, ([, points]) =>
    points.split(' ').map((point) => point.split(',').map(Number)),
  ).filter((points) => points.length !== 2);
}

describe('the picture of a run', () => {
  const svg = drawRun(runOf([1, 0.1, 0.01]));

  it('has a line with a point an epoch for each curve', () => {
    expect(lines(svg, 'training').map((line) => line.length)).toEqual([3, 3]);
    expect(lines(svg, 'validation').map((line) => line.length)).toEqual([3, 3]);
  });

  it('draws equal ratios of the loss as equal heights', () => {
    const [[, a], [, b], [, c]] = lines(svg, 'training')[0];
    expect(b - a).toBeCloseTo(c - b, 1);
    expect(b).toBeGreaterThan(a);
  });

  it('has bars in the proportion of the mean gradients', () => {
    const widths = Array.from(svg.matchAll(/width="([\d.]+)" height="10"/g), ([, w]) => Number(w));
    expect(widths[1] / widths[0]).toBeCloseTo(2, 3);
  });

  it('states its figures, and says in words what it shows', () => {
    expect(svg).toContain('98.6 %');
    expect(svg).toContain('best: epoch 2');
    expect(svg).toContain('<title id="title">Training on handwritten digits, seed 0</title>');
    expect(svg).toMatch(
      /<desc id="desc">Training loss went from 1\.000 to 0\.010 .*0\.weight 0\.25/,
    );
  });

  it('leaves out what cannot be placed, and never writes NaN', () => {
    const diverged = drawRun(runOf([1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 0.1]));
    expect(lines(diverged, 'training')[0].length).toBe(3);
    expect(diverged.replace(/<desc.*<\/desc>/, '')).not.toMatch(/NaN|Infinity/);
  });

  it('can be drawn before an epoch has ended', () => {
    const empty = drawRun(runOf([], { bestEpoch: 0, gradients: [], stopReason: 'interrupted' }));
    expect(empty).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('takes a seed of any characters', () => {
    expect(drawRun(runOf([1, 1], { seed: '<b>&"' }))).toContain('seed &lt;b>&amp;&quot;');
  });
});
