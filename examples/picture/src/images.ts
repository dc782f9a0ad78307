import { element, words } from './element';
import type { Panel } from './panels';

const HEAD = 24;

/** Grey images side by side; each is rows of numbers from 0 (the surface) to 1 (ink). */
export function images(heading: string, all: readonly (readonly (readonly number[])[])[]): Panel {
  return ({ left, top, width }) => {
    const place = width / all.length;
    const pixel = (place * 0.9) / all[0][0].length;
    const draw = (image: readonly (readonly number[])[], i: number): string =>
      image
        .flatMap((row, y) =>
          row.map((value, x) => {
            const grey = Math.round(Math.min(1, Math.max(0, value)) * 100) / 100;
            const corner = { x: left + i * place + x * pixel, y: top + HEAD + y * pixel };
            return grey === 0
              ? ''
              : element('rect', {
                  ...corner,
                  width: pixel + 0.3,
                  height: pixel + 0.3,
                  'fill-opacity': grey,
                  class: 'ink',
                });
          }),
        )
        .join('');
    return words(left, top + 10, 'heading', heading) + all.map(draw).join('');
  };
}
