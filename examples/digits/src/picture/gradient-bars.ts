import { type Box, element, words } from '@bp/example-picture';
import type { GradientNorm } from '../run/gradient-norms';

const HEAD = 34;
export const ROW = 20;

/** How high the list is. */
export function barsHeight(rows: readonly GradientNorm[]): number {
  return HEAD + ROW * rows.length;
}

/** A bar for the mean gradient norm of each parameter, and a line as far as the largest one. */
export function drawGradientBars(rows: readonly GradientNorm[], box: Box): string {
  const { left, top, width } = box;
  const right = left + width;
  const bars = { from: left + 180, to: right - 130 };
  const most = Math.max(...rows.map(({ largest }) => largest));
  const pixels = (norm: number): number => (norm / most) * (bars.to - bars.from);

  const drawRow = ({ name, layer, mean, largest }: GradientNorm, i: number): string => {
    const y = top + HEAD + i * ROW;
    const end = bars.from + pixels(largest);
    return [
      words(left, y + 9, 'name', name),
      words(left + 80, y + 9, 'label', layer),
      element('path', {
        d: `M${bars.from} ${y + 5}H${end.toFixed(1)}M${end.toFixed(1)} ${y + 1}v8`,
        class: 'reach',
      }),
      element('rect', { x: bars.from, y, width: pixels(mean), height: 10, rx: 1, class: 'bar' }),
      words(right - 60, y + 9, 'number', mean.toFixed(3)),
      words(right, y + 9, 'right', largest.toFixed(3)),
    ].join('');
  };

  return [
    words(left, top + 10, 'heading', 'Gradients'),
    words(bars.from, top + 10, 'label', 'norm ‖∂L/∂w‖ over the steps of the last epoch'),
    words(right - 60, top + 10, 'right', 'mean'),
    words(right, top + 10, 'right', 'largest'),
    ...rows.map(drawRow),
  ].join('');
}
