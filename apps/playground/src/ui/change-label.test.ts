import { expect, it } from 'vitest';
import { changesBetween } from '../core/changes';
import { defaultConfig, patchConfig } from '../core/config';
import { changeLabel } from './change-label';

const base = defaultConfig();

it('calls a run by what changed, in both languages', () => {
  const changes = changesBetween(base, patchConfig(base, 'optimizer.lr', 0.1));
  expect(changeLabel(changes, 'en')).toBe('learning rate 0.01 → 0.1');
  expect(changeLabel(changes, 'ko')).toBe('학습률 0.01 → 0.1');
});

it('names two changes and counts the rest', () => {
  let after = patchConfig(base, 'optimizer.lr', 0.1);
  for (const id of ['a', 'b']) after = patchConfig(after, `net.layers.${id}.dropout`, 0.2);
  after = patchConfig(patchConfig(after, 'loss', 'mse'), 'data.name', 'moons');
  expect(changeLabel(changesBetween(base, after), 'en')).toBe(
    'data two spirals → two moons, dropout 0 → 0.2, + 2',
  );
});

it('names lists, and says when nothing changed', () => {
  const after = patchConfig(base, 'prep.split', [80, 20, 0]);
  expect(changeLabel(changesBetween(base, after), 'en')).toBe('split 60/20/20 → 80/20/0');
  expect(changeLabel([], 'en')).toBe('nothing changed');
});
