import { CURVES, type GivenCurve } from './kept-run';

/** The curve as a table for other programs: a row for each epoch, all digits, empty where there was nothing to measure. */
export function curveCsv(curve: GivenCurve): string {
  const head = ['epoch', ...CURVES].join(',');
  const rows = Array.from(curve.epoch, (epoch, i) =>
    [epoch, ...CURVES.map((name) => shown(curve[name][i]))].join(','),
  );
  return `${[head, ...rows].join('\r\n')}\r\n`;
}

function shown(value: number): string {
  return Number.isNaN(value) ? '' : String(value);
}
