import { afterEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '../../core/config';
import type { KeptRun } from '../../core/keep';
import { SavedRuns, type Shown } from './saved-runs';
import { MemoryShelf } from './shelf';

const run = (name: string | null, keptAt = '2026-01-01T00:00:00.000Z'): KeptRun => ({
  name,
  keptAt,
  config: defaultConfig(),
  before: null,
  numerics: 1,
  epoch: 1,
  fingerprint: '0'.repeat(64),
  curve: { epoch: [], train: [], validation: [], trainAccuracy: [], validationAccuracy: [] },
});
const state = Uint8Array.of(1, 2, 3);

/** A shelf that a browser has forbidden, or whose disk is full. */
class ClosedShelf extends MemoryShelf {
  constructor(readonly why: 'SecurityError' | 'QuotaExceededError') {
    super();
  }
  override async list() {
    if (this.why === 'SecurityError') throw new DOMException('no', this.why);
    return super.list();
  }
  override async add(): Promise<void> {
    throw new DOMException('no', this.why);
  }
}

/** A shelf that is full now and then. */
class FillingShelf extends MemoryShelf {
  isFull = false;
  override async add(...given: Parameters<MemoryShelf['add']>): Promise<void> {
    if (this.isFull) throw new DOMException('no', 'QuotaExceededError');
    return super.add(...given);
  }
}

const opened: SavedRuns[] = [];
function open(stored: MemoryShelf) {
  const seen: { last: Shown | null } = { last: null };
  const runs = new SavedRuns((shown) => {
    seen.last = shown;
  }, stored, new MemoryShelf());
  opened.push(runs);
  return { runs, names: () => seen.last!.cards.map(({ name }) => name), seen };
}

afterEach(() => {
  for (const runs of opened.splice(0)) runs.close();
});

describe('kept runs', () => {
  it('are shown newest first, renamed, and deleted', async () => {
    const { runs, names, seen } = open(new MemoryShelf());
    const a = await runs.keep(run('a', '2026-01-01T00:00:00.000Z'), state);
    const b = await runs.keep(run('b', '2026-01-02T00:00:00.000Z'), state);
    expect(names()).toEqual(['b', 'a']);
    expect(seen.last!.keeping).toBe('kept');
    expect(await runs.stateOf(a.id)).toEqual(state);
    await runs.rename(a.id, '  a new name ');
    await runs.rename(b.id, ' ');
    expect(names()).toEqual([null, 'a new name']);
    await runs.remove(b.id);
    expect(names()).toEqual(['a new name']);
    expect(await runs.stateOf(b.id)).toBeNull();
  });

  it('of two tabs stand side by side, and what one deletes the other does not bring back', async () => {
    const shelf = new MemoryShelf();
    const [one, two] = [open(shelf), open(shelf)];
    const a = await one.runs.keep(run('a'), state);
    await two.runs.keep(run('a'), state);
    await one.runs.refresh();
    expect(one.names()).toEqual(['a', 'a']);
    await one.runs.remove(a.id);
    expect(await two.runs.rename(a.id, 'back')).toBe(false);
    expect(two.names()).toEqual(['a']);
  });

  it.each(['SecurityError', 'QuotaExceededError'] as const)(
    'stay until the page closes where %s bars the storage, and say so',
    async (why) => {
      const { runs, names, seen } = open(new ClosedShelf(why));
      const { id } = await runs.keep(run('a'), state);
      expect(names()).toEqual(['a']);
      expect(seen.last!.keeping).toBe(why === 'SecurityError' ? 'forbidden' : 'full');
      expect(seen.last!.passing.has(id)).toBe(true);
      expect(await runs.stateOf(id)).toEqual(state);
      await runs.rename(id, 'b');
      expect(names()).toEqual(['b']);
      await runs.remove(id);
      expect(names()).toEqual([]);
    },
  );

  it('are stored once there is room again, and then no longer pass', async () => {
    const shelf = new FillingShelf();
    const { runs, seen, names } = open(shelf);
    shelf.isFull = true;
    await runs.keep(run('a'), state);
    expect([seen.last!.keeping, seen.last!.passing.size]).toEqual(['full', 1]);
    shelf.isFull = false;
    await runs.keep(run('a'), state);
    expect([seen.last!.keeping, seen.last!.passing.size]).toEqual(['kept', 0]);
    expect(names()).toEqual(['a']);
  });

  it('that pass are still there when the drawer is opened again', async () => {
    const closed = new ClosedShelf('SecurityError');
    const { runs } = open(closed);
    const page = new MemoryShelf();
    const first = new SavedRuns(() => {}, closed, page);
    await first.keep(run('a'), state);
    first.close();
    const seen: string[] = [];
    const second = new SavedRuns(({ cards }) => seen.push(...cards.map(({ name }) => name ?? '')), closed, page);
    await second.refresh();
    second.close();
    expect(seen).toEqual(['a']);
    runs.close();
  });
});
