import { element, words } from './element';
import type { Panel } from './panels';

/** A name and how much it is; > 0 where ratios are compared. */
export interface Bar {
  readonly name: string;
  readonly value: number;
}

export interface BarsOptions {
  readonly heading: string;
  /** The range that all panels of a picture share; bars are as long as the logarithms say. */
  readonly log: readonly [low: number, high: number];
}

const HEAD = 30;
const NAME = 62;
const NUMBER = 60;

/** Horizontal bars one under another, with their numbers. */
export function bars({ heading, log: [low, high] }: BarsOptions, all: readonly Bar[]): Panel {
  return ({ left, top, width, height }) => {
    const row = (height - HEAD) / all.length;
    const length = width - NAME - NUMBER;
    const share = (value: number) => Math.log(value / low) / Math.log(high / low);
    const draw = ({ name, value }: Bar, i: number): string => {
      const y = top + HEAD + i * row;
      const bar = { x: left + NAME, y, width: length * Math.max(0, share(value)), height: row - 6 };
      return [
        words(left, y + row / 2 + 1, 'name', name),
        element('rect', { ...bar, rx: 1, class: 'bar' }),
        words(left + width, y + row / 2 + 1, 'number', value.toExponential(1)),
      ].join('');
    };
    return words(left, top + 10, 'heading', heading) + all.map(draw).join('');
  };
}
