import { expect, it } from 'vitest';
import { defaultConfig, patchConfig } from '../../core/config';
import type { KeptRun } from '../../core/keep';
import { fileNameOf, nameOf } from './name-of';

const config = defaultConfig();
const run = { name: null, before: null, config } as KeptRun;

it('a run is called by its name, by what changed, or by what it is', () => {
  const changed = { ...run, before: config, config: patchConfig(config, 'optimizer.lr', 0.1) };
  expect(nameOf({ ...changed, name: 'mine' }, 'en')).toBe('mine');
  expect(nameOf(changed, 'en')).toBe('learning rate 0.01 → 0.1');
  expect(nameOf({ ...run, before: config }, 'en')).toBe('two spirals · 8-8 · Adam');
});

it('its file has a name that every system takes', () => {
  const names = ['내 실험 1', '../../etc/passwd', 'a/b:c*?"<>|', '…'].map((name) =>
    fileNameOf({ ...run, name }, 'en', 'bp.json'),
  );
  expect(names).toEqual([
    '내-실험-1.bp.json',
    'etc-passwd.bp.json',
    'a-b-c.bp.json',
    'run.bp.json',
  ]);
});
