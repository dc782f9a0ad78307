import { describe, expect, it } from 'vitest';
import {
  type Card,
  cardAt,
  isDone,
  needsOpening,
  readProgress,
  readRemembered,
  type Tour,
  type TourState,
  writeProgress,
} from './tour';

const text = { ko: '글', en: 'text' };
const card = (rest: Partial<Card> = {}): Card => ({
  lab: 'backprop',
  target: 'graph',
  text,
  objective: text,
  ...rest,
});
const state = (rest: Partial<TourState> = {}): TourState => ({
  lab: 'backprop',
  params: {},
  setting: () => undefined,
  pressed: new Set(),
  ...rest,
});

describe('a card', () => {
  it('is done once a parameter is reached', () => {
    const waiting = card({ waitFor: { param: 'step', atLeast: 13 } });
    expect(isDone(waiting, state({ params: { step: '12' } }))).toBe(false);
    expect(isDone(waiting, state({ params: { step: '13' } }))).toBe(true);
    expect(isDone(waiting, state({ params: { step: '31' } }))).toBe(true);
    expect(isDone(waiting, state())).toBe(false);
    expect(isDone(waiting, state({ params: { step: 'x' } }))).toBe(false);
  });

  it('is done once a setting is equal, or within bounds', () => {
    const lr = (value: unknown) => state({ lab: 'train', setting: () => value });
    const within = card({
      lab: 'train',
      waitFor: { setting: 'optimizer.lr', atLeast: 0.1, atMost: 1 },
    });
    expect([0.09, 0.1, 1, 1.1].map((value) => isDone(within, lr(value)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    const equal = card({ lab: 'train', waitFor: { setting: 'batch', is: 'full' } });
    expect([isDone(equal, lr('full')), isDone(equal, lr(32))]).toEqual([true, false]);
  });

  it('is done once its target was pressed', () => {
    const waiting = card({ waitFor: { press: 'play' } });
    expect(isDone(waiting, state())).toBe(false);
    expect(isDone(waiting, state({ pressed: new Set(['play']) }))).toBe(true);
  });

  it('is never done in another lab, nor where it waits for nothing', () => {
    const waiting = card({ waitFor: { param: 'step', is: '1' } });
    expect(isDone(waiting, state({ lab: 'train', params: { step: '1' } }))).toBe(false);
    expect(isDone(card(), state())).toBe(false);
  });

  it('is opened where the link does not carry its state yet', () => {
    const one = card({ params: { preset: '2-2-2', step: '1' } });
    const at = (params: Record<string, string>, lab = 'backprop') =>
      needsOpening(one, { lab, params, isDefault: true });
    expect(at({ tour: '1', card: '2' })).toBe(true);
    expect(at({ preset: '2-2-2', step: '7' })).toBe(false);
    expect(at({ preset: '2-2-2', step: '7' }, 'train')).toBe(true);
    const settings = card({ apply: { 'optimizer.lr': 1 } });
    expect(needsOpening(settings, { lab: 'backprop', params: {}, isDefault: true })).toBe(true);
    expect(needsOpening(settings, { lab: 'backprop', params: {}, isDefault: false })).toBe(false);
  });
});

describe('progress', () => {
  it('is read from a link', () => {
    expect(readProgress({ tour: '2', card: '3' }, 5)).toEqual({ tour: 2, card: 3 });
    expect(readProgress({ tour: '2' }, 5)).toEqual({ tour: 2, card: 1 });
  });

  it.each([{}, { tour: '' }, { tour: '0' }, { tour: '6' }, { tour: '1.5' }, { tour: 'x' }])(
    'is none for %j',
    (params) => expect(readProgress(params, 5)).toBeNull(),
  );

  it('stays within the tour', () => {
    const tour: Tour = { note: '000', title: text, cards: [card(), card({ target: 'rail' })] };
    expect(cardAt(tour, 99)).toEqual({ card: tour.cards[1], number: 2 });
    expect(cardAt(tour, 1).number).toBe(1);
    expect(readProgress({ tour: '1', card: '-3' }, 5)).toEqual({ tour: 1, card: 1 });
    expect(readProgress({ tour: '1', card: 'x' }, 5)).toEqual({ tour: 1, card: 1 });
  });

  it('survives being remembered', () => {
    expect(readRemembered(writeProgress({ tour: 4, card: 2 }), 5)).toEqual({ tour: 4, card: 2 });
    expect(readRemembered(null, 5)).toBeNull();
    expect(readRemembered('nonsense', 5)).toBeNull();
  });
});
