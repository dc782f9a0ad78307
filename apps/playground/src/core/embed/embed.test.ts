import { describe, expect, it } from 'vitest';
import { ConfigError, defaultConfig, recordChange } from '../config';
import { configSet, embedOptions, isForFrame, readSet, withoutEmbed } from '.';

const labs = ['notes', 'train'];

describe('a frame', () => {
  it('is asked for before the hash or after it', () => {
    expect(embedOptions('?embed=1&hide=data,header,status', {})).toEqual({
      hide: ['data', 'status'],
    });
    expect(embedOptions('', { embed: '1' })).toEqual({ hide: [] });
    expect(embedOptions('?embed=1', { embed: '0' })).toBeNull();
    expect(embedOptions('?hide=data', {})).toBeNull();
    expect(withoutEmbed({ embed: '1', hide: 'data', step: '3' })).toEqual({ step: '3' });
  });

  it('takes messages that are meant for it, and no others', () => {
    expect([null, 7, 'bp:set', { type: 'bp:state' }, { type: 'webpackOk' }].some(isForFrame)).toBe(
      false,
    );
    expect(isForFrame({ type: 'bp:set' })).toBe(true);
  });

  it('reads what is to change', () => {
    const message = {
      type: 'bp:set',
      v: 1,
      id: 3,
      lab: 'train',
      set: { 'optimizer.lr': 0.1, loss: 'hinge' },
    };
    const read = readSet(message, labs);
    const config = configSet(recordChange(defaultConfig(), 3, 'regularization.l2', 1), read);
    expect(config.optimizer.lr).toBe(0.1);
    expect(config.net.out).toBe('identity');
    // what was changed on the way counts from the start now
    expect([config.regularization.l2, config.events]).toEqual([1, []]);
    expect(configSet(config, readSet({ type: 'bp:set', v: 1 }, labs))).toBe(config);
    expect(configSet(config, { ...read, config: defaultConfig(), set: {} })).toEqual(
      defaultConfig(),
    );
  });

  it.each([
    [{ v: 2 }, 'version', 'v'],
    [{}, 'version', 'v'],
    [{ v: 1, extra: 1 }, 'unknown', 'extra'],
    [{ v: 1, lab: 'nowhere' }, 'choice', 'lab'],
    [{ v: 1, language: 'de' }, 'choice', 'language'],
    [{ v: 1, theme: 1 }, 'choice', 'theme'],
    [{ v: 1, id: {} }, 'text', 'id'],
    [{ v: 1, set: [] }, 'notAnObject', 'set'],
    [{ v: 1, set: { 'optimizer.lr': -1 } }, 'number', 'optimizer.lr'],
    [{ v: 1, set: { 'optimizer.speed': 1 } }, 'unknown', 'optimizer.speed'],
    [{ v: 1, set: { __proto__x: 1 } }, 'unknown', '__proto__x'],
    [{ v: 1, set: JSON.parse('{"__proto__":{"seed":1}}') }, 'unknown', '__proto__'],
    [{ v: 1, set: { loss: 'constructor' } }, 'choice', 'loss'],
    [
      { v: 1, config: { ...defaultConfig(), data: { kind: 'points', points: new Array(3) } } },
      'list',
      'data.points.0',
    ],
    [{ v: 1, config: 7 }, 'notAnObject', ''],
  ])('refuses %j: %s %s', (part, key, path) => {
    const attempt = () => configSet(defaultConfig(), readSet({ type: 'bp:set', ...part }, labs));
    expect(attempt).toThrow(ConfigError);
    try {
      attempt();
    } catch (error) {
      expect([(error as ConfigError).key, (error as ConfigError).path]).toEqual([key, path]);
    }
  });

  it('refuses what no JSON has and a message can carry', () => {
    const looped: { self?: object } = {};
    looped.self = looped;
    const bare = Object.create(null);
    const parts = [
      { v: 1, set: { loss: 1n } },
      { v: 1, set: { seed: looped } },
      { v: 1, set: { 'optimizer.lr': new Map() } },
      { v: 1, config: { v: bare } },
      { v: bare },
    ];
    for (const part of parts) {
      const read = () => configSet(defaultConfig(), readSet({ type: 'bp:set', ...part }, labs));
      expect(read).toThrow(ConfigError);
    }
  });
});
