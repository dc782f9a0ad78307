import tries from '@bp/course/tries.json';
import { expect, it } from 'vitest';
import { checkConfig, defaultConfig, patchConfig } from '../core/config';

it.each(tries.filter((one) => 'set' in one && one.set))(
  '$id sets what a run can have',
  ({ set = {} }) => {
    let config = defaultConfig();
    for (const [path, value] of Object.entries(set)) {
      expect(Object.hasOwn(defaultConfig(), path.split('.')[0]!)).toBe(true);
      config = patchConfig(config, path, value);
    }
    expect(() => checkConfig(config)).not.toThrow();
    expect(config).not.toEqual(defaultConfig());
  },
);
