import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  keyOf,
  type Press,
  press,
  type Shortcuts,
  setShortcuts,
  shortcuts,
  shortcutsInForce,
} from './shortcuts';

let stops: (() => void)[] = [];
const use = (keys: Shortcuts, says?: () => Record<string, string>) => {
  const stop = shortcuts(keys, says);
  stops.push(stop);
  return stop;
};

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});
afterEach(() => {
  for (const stop of stops) stop();
  stops = [];
  vi.unstubAllGlobals();
});

/** An element that answers selectors by the simple names in them. */
function element(tag: string, options: { type?: string; role?: string; inDialog?: boolean } = {}) {
  const { type, role, inDialog = false } = options;
  return {
    type: type ?? (tag === 'input' ? 'text' : undefined),
    matches: (selector: string) =>
      selector
        .split(',')
        .map((part) => part.trim())
        .some(
          (part) =>
            part === tag ||
            part === `${tag}[href]` ||
            part === `${tag}[type="${type}"]` ||
            part === `[role="${role}"]`,
        ),
    closest: (selector: string) => (inDialog && selector === 'dialog[open]' ? {} : null),
  } as unknown as EventTarget;
}

function pressed(key: string, rest: Partial<Press> = {}): boolean {
  const preventDefault = vi.fn();
  press({
    key,
    code: '',
    ctrlKey: false,
    altKey: false,
    metaKey: false,
    repeat: false,
    isComposing: false,
    defaultPrevented: false,
    target: null,
    preventDefault,
    ...rest,
  });
  return preventDefault.mock.calls.length > 0;
}

it('does what the key is for, until it is stopped', () => {
  const play = vi.fn();
  const stop = use({ ' ': play });
  expect(pressed(' ')).toBe(true);
  stop();
  expect(pressed(' ')).toBe(false);
  expect(play).toHaveBeenCalledTimes(1);
});

it('gives a key to the newest that wants it', () => {
  const [lab, tour] = [vi.fn(), vi.fn()];
  use({ ArrowRight: lab, j: lab });
  use({ ArrowRight: tour });
  pressed('ArrowRight');
  pressed('j');
  expect([lab.mock.calls.length, tour.mock.calls.length]).toEqual([1, 1]);
});

it.each([
  ['ctrlKey', { ctrlKey: true }],
  ['altKey', { altKey: true }],
  ['metaKey', { metaKey: true }],
  ['a composing input method', { isComposing: true }],
  ['somebody who has used it already', { defaultPrevented: true }],
  ['a text field', { target: element('input') }],
  ['a number field', { target: element('input', { type: 'number' }) }],
  ['a text area', { target: element('textarea') }],
  ['a select', { target: element('select') }],
  ['a dialog', { target: element('button', { inDialog: true }) }],
])('leaves a letter alone with %s', (_, rest) => {
  use({ j: vi.fn() });
  expect(pressed('j', rest)).toBe(false);
});

it('leaves Space to a focused button and arrows to a slider, but takes letters there', () => {
  use({ ' ': vi.fn(), j: vi.fn(), ArrowLeft: vi.fn() });
  const button = { target: element('button') };
  const slider = { target: element('input', { type: 'range' }) };
  expect([pressed(' ', button), pressed('j', button), pressed('ArrowLeft', button)]).toEqual([
    false,
    true,
    true,
  ]);
  expect([pressed('ArrowLeft', slider), pressed('j', slider)]).toEqual([false, true]);
});

it('reads the place of a key where the layout writes Hangul', () => {
  expect(keyOf({ key: 'ㅓ', code: 'KeyJ' })).toBe('j');
  expect(keyOf({ key: 'Process', code: 'KeyL' })).toBe('l');
  expect(keyOf({ key: 'J', code: 'KeyJ' })).toBe('j');
  // another Latin layout keeps its own letters
  expect(keyOf({ key: 'r', code: 'KeyP' })).toBe('r');
  expect(keyOf({ key: 'ArrowLeft', code: 'ArrowLeft' })).toBe('ArrowLeft');
});

it('does not switch to and fro while Space is held, and repeats steps', () => {
  const [play, step] = [vi.fn(), vi.fn()];
  use({ ' ': play, l: step });
  pressed(' ', { repeat: true });
  pressed('l', { repeat: true });
  expect([play.mock.calls.length, step.mock.calls.length]).toEqual([0, 1]);
});

it('turns off keys of one character and keeps Esc', () => {
  use({ j: vi.fn(), ' ': vi.fn(), '?': vi.fn(), Escape: vi.fn() });
  setShortcuts(false);
  expect(['j', ' ', '?', 'Escape'].map((key) => pressed(key))).toEqual([false, false, false, true]);
  setShortcuts(true);
  expect(pressed('j')).toBe(true);
});

it('tells each key once, with the words of who gets it', () => {
  use({ '?': vi.fn(), j: vi.fn() }, () => ({ '?': 'help', j: 'old' }));
  use({ j: vi.fn() }, () => ({ j: 'one step back' }));
  expect(shortcutsInForce()).toEqual([
    { key: 'j', says: 'one step back' },
    { key: '?', says: 'help' },
  ]);
});
