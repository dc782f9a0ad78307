import { cssColour, mix, parseColour } from '../../draw/colour';
import type { Palette } from '../../draw/palette';
import type { RunCard } from '../../state/runs/shelf';
import type { Line } from '../../ui/line';

/** How many curves are laid over one another. */
export const MOST_SHOWN = 5;
const DASHES = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4]];
/** How strong each is drawn, the newest first. */
const STRENGTHS = [1, 0.8, 0.62, 0.48, 0.38];

/** The curves of the newest runs, the newest on top, older ones fainter; each has its own dash. */
export function overlayLines(
  cards: readonly RunCard[],
  which: 'train' | 'validation',
  palette: Palette,
  nameOf: (card: RunCard) => string,
): Line[] {
  return cards
    .slice(0, MOST_SHOWN)
    .map(
      (card, i): Line => ({
        name: nameOf(card),
        x: card.curve.epoch,
        y: card.curve[which].map((value) => value ?? Number.NaN),
        colour: overlayColour(i, palette),
        dash: DASHES[i],
        width: i === 0 ? 2 : 1.5,
        end: i === 0 ? 'filled' : 'hollow',
      }),
    )
    .reverse();
}

/** The colour of the i-th run, the newest being 0. */
export function overlayColour(i: number, { series, surface }: Palette): string {
  return cssColour(mix(parseColour(surface), parseColour(series[i]), STRENGTHS[i]));
}

/** Its dash, for the key beside its name. */
export function overlayDash(i: number): string {
  return (DASHES[i] ?? []).join(' ');
}
