import { expect, it } from 'vitest';
import { DESCENT_PRESETS, type DescentPreset, presetOf, readView, writeView } from './view';

const NAMES = Object.keys(DESCENT_PRESETS) as DescentPreset[];
const filled = (params: Record<string, string>) =>
  Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''));

it.each(NAMES)('the preset %s is its own name alone', (preset) => {
  const view = readView({ preset });
  expect(view).toEqual(DESCENT_PRESETS[preset]);
  expect(Object.keys(filled(writeView(view, preset)))).toEqual(preset === 'race' ? [] : ['preset']);
});

it('a view survives its link', () => {
  const view = {
    ...DESCENT_PRESETS['fish-cake'],
    start: [0.25, -1.5],
    sigma: 0.3,
    racers: readView({ racers: 'sgd@0.1:16,adam' }).racers,
    stop: 'improvement',
    basins: true,
    step: null,
  } as const;
  expect(readView(filled(writeView(view, 'fish-cake')))).toEqual(view);
});

it.each([
  { surface: 'moon' },
  { kappa: '-3' },
  { kappa: '' },
  { start: '1' },
  { start: '1,x' },
  { start: '1e9,0' },
  { start: '1,2,3' },
  { racers: 'nobody' },
  { rate: 'NaN' },
  { steps: '1e9' },
  { seeds: '0' },
  { moves: 'up' },
  { pick: '-1' },
  { preset: 'constructor' },
] as Record<string, string>[])('what cannot be, %j, is as the preset has it', (params) => {
  expect(readView(params)).toEqual(DESCENT_PRESETS.race);
});

it('never picks a racer that there is not, nor more of them than can be told apart', () => {
  expect(readView({ racers: 'sgd', pick: '4' }).pick).toBe(0);
  expect(readView({ racers: Array(20).fill('sgd').join() }).racers).toHaveLength(6);
  expect(presetOf({ preset: 'saddle' })).toBe('saddle');
});
