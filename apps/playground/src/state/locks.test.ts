import { describe, expect, it } from 'vitest';
import { defaultConfig, patchConfig, recordChange } from '../core/config';
import {
  isHidden,
  isLocked,
  joinLocks,
  keepLocked,
  lockParams,
  NO_LOCKS,
  readLocks,
} from './locks';

const held = patchConfig(defaultConfig(), 'data.name', 'moons');

describe('what is locked', () => {
  const locks = readLocks({ lock: 'data, optimizer.lr,', hide: 'net', ask: ' 98 % ' });

  it('is read from a link and written back', () => {
    expect(locks).toEqual({
      locked: ['data', 'optimizer.lr'],
      hidden: ['net'],
      ask: '98 %',
      goal: '',
    });
    expect(readLocks(lockParams(locks))).toEqual(locks);
    expect(lockParams(readLocks({}))).toEqual({});
  });

  it('takes the goal of a challenge along, but is none by it alone', () => {
    const goal = 'validationAccuracy>=0.98';
    expect(lockParams(readLocks({ goal }))).toEqual({});
    expect(lockParams(readLocks({ goal, lock: 'data' }))).toEqual({ goal, lock: 'data' });
  });

  it('does not come from the parts that a frame leaves out', () => {
    expect(isLocked(readLocks({ hide: 'data', embed: '1' }), 'data.name')).toBe(false);
  });

  it('covers all below a name, and nothing that only begins alike', () => {
    expect(isLocked(locks, 'data.name')).toBe(true);
    expect(isLocked(locks, 'optimizer.lr')).toBe(true);
    expect(isLocked(locks, 'optimizer.name')).toBe(false);
    expect(isLocked(locks, 'database')).toBe(false);
    const all = readLocks({ lock: 'all' });
    expect(['seed', 'data.name', 'step'].map((path) => isLocked(all, path))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is also what is hidden', () => {
    expect([isHidden(locks, 'net.layers'), isLocked(locks, 'net.layers')]).toEqual([true, true]);
    expect(isHidden(locks, 'data')).toBe(false);
  });

  it('is never taken back by a second link', () => {
    const joined = joinLocks(locks, readLocks({ lock: 'seed' }));
    expect(joined.locked).toEqual(['data', 'optimizer.lr', 'seed']);
    expect(joinLocks(locks, NO_LOCKS)).toEqual(locks);
  });
});

describe('a config under locks', () => {
  const locks = readLocks({ lock: 'data,net.layers.a.units' });

  it('keeps the locked values and takes the others', () => {
    let wanted = patchConfig(defaultConfig(), 'data.name', 'circles');
    wanted = patchConfig(wanted, 'optimizer.lr', 0.1);
    wanted = patchConfig(wanted, 'net.layers.a.units', 3);
    const kept = keepLocked(locks, held, wanted);
    expect(kept.data).toEqual(held.data);
    expect(kept.optimizer.lr).toBe(0.1);
    expect(kept.net.layers[0]!.units).toBe(held.net.layers[0]!.units);
  });

  it('keeps data of one kind where another kind is wanted', () => {
    const wanted = patchConfig(defaultConfig(), 'data', { kind: 'builtin', name: 'iris' });
    expect(keepLocked(readLocks({ lock: 'data.name' }), held, wanted).data).toEqual(held.data);
  });

  it('is the one held where everything is locked', () => {
    expect(keepLocked(readLocks({ lock: 'all' }), held, defaultConfig())).toBe(held);
  });

  it('lets no recorded change of a locked setting in', () => {
    const wanted = recordChange(
      recordChange(held, 10, 'optimizer.lr', 1),
      20,
      'regularization.l2',
      0.1,
    );
    const kept = keepLocked(readLocks({ lock: 'optimizer' }), held, wanted);
    expect(kept.events).toEqual([{ update: 20, patch: { 'regularization.l2': 0.1 } }]);
  });

  it('stays as it is where what is wanted does not go with what is locked', () => {
    const wanted = patchConfig(held, 'loss', 'crossEntropy');
    expect(keepLocked(readLocks({ lock: 'net' }), held, wanted)).toBe(held);
    expect(keepLocked(readLocks({ lock: 'loss' }), held, wanted).loss).toBe('bce');
  });

  it('stays as it is where the layer of what is locked is taken away', () => {
    const wanted = patchConfig(held, 'net.layers', held.net.layers.slice(1));
    expect(keepLocked(locks, held, wanted)).toBe(held);
  });

  it('is free without locks', () => {
    const wanted = defaultConfig();
    expect(keepLocked(NO_LOCKS, held, wanted)).toBe(wanted);
  });
});
