import { expect, it } from 'vitest';
import { checkConfig, defaultConfig, patchConfig } from '../core/config';
import { LABS } from '../state/router';
import { parseFormula } from '../ui/formula/parse';
import { splitFormulas } from '../ui/formula/split';
import { loadTour, TOURS } from './tour/tours';

const tours = await Promise.all(Array.from({ length: TOURS }, (_, i) => loadTour(i + 1)));
const cards = tours.flatMap((tour) => tour.cards);

it('every card opens a lab with a run that can be trained', () => {
  for (const { lab, apply = {} } of cards) {
    expect(LABS).toContain(lab);
    let config = defaultConfig();
    for (const [path, value] of Object.entries(apply)) config = patchConfig(config, path, value);
    expect(() => checkConfig(config)).not.toThrow();
  }
});

it('every formula of a card can be drawn by the page itself', () => {
  const texts = cards.flatMap(({ text, objective, mistake }) =>
    [text, objective, mistake].flatMap((one) => (one ? [one.ko, one.en] : [])),
  );
  for (const part of texts.flatMap(splitFormulas)) {
    if ('latex' in part) expect(parseFormula(part.latex), part.latex).not.toBeNull();
  }
});
