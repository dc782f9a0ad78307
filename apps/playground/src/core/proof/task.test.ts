import { expect, it } from 'vitest';
import { defaultConfig, patchConfig } from '../config';
import { taskOf } from './task';

const config = defaultConfig();
const changed = (path: string, value: unknown) => taskOf(patchConfig(config, path, value));

it('a task is its data, their split and the seed, and nothing of the network', () => {
  const task = taskOf(config);
  expect(task).toMatch(/^[0-9a-f]{8}$/);
  expect(changed('data.noise', 0.3)).not.toBe(task);
  expect(changed('seed', 1)).not.toBe(task);
  expect(changed('prep.split', [50, 30, 20])).not.toBe(task);
  expect(changed('net.layers', [])).toBe(task);
  expect(changed('optimizer.lr', 0.3)).toBe(task);
});

it('the task of the defaults is the same for ever, since links carry it', () => {
  expect(taskOf(config)).toBe('7e65b255');
});
