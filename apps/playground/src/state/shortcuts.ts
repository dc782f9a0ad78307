import { remember, remembered } from './preferences';

/** What a key does. Keys are named as `KeyboardEvent.key` names them, letters small: `' '`, `j`, `?`, `ArrowLeft`. */
export type Shortcuts = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** Keys that are in force, and the words that tell what they do. */
interface Entry {
  readonly keys: Shortcuts;
  readonly says: () => Readonly<Record<string, string>>;
}

const entries: Entry[] = [];

/**
 * Puts keys in force until the returned function is called; the newest of two that want a key gets it.
 * A key is left alone in a text field, with Ctrl, Alt or Meta, while a dialog is open, and where the focused control
 * uses it itself (Space on a button). In a component: `$effect(() => shortcuts({ ' ': play }, () => t.keys))`.
 *
 * @param says - what each key does, for Help
 */
export function shortcuts(
  keys: Shortcuts,
  says: () => Readonly<Record<string, string>> = () => ({}),
): () => void {
  if (entries.length === 0) globalThis.addEventListener?.('keydown', press);
  const entry: Entry = { keys, says };
  entries.push(entry);
  return () => {
    const index = entries.indexOf(entry);
    if (index >= 0) entries.splice(index, 1);
    if (entries.length === 0) globalThis.removeEventListener?.('keydown', press);
  };
}

/** The keys in force now, those of the lab first, each with what it does ('' where nobody said). */
export function shortcutsInForce(): { key: string; says: string }[] {
  const seen = new Map<string, string>();
  for (const { keys, says } of [...entries].reverse()) {
    const words = says();
    for (const key of Object.keys(keys)) if (!seen.has(key)) seen.set(key, words[key] ?? '');
  }
  return [...seen].map(([key, text]) => ({ key, says: text }));
}

/** Keys that are one character can be turned off, since speech input types them by accident; Esc and arrows stay. */
export function shortcutsAreOn(): boolean {
  return remembered('shortcuts') !== 'off';
}

export function setShortcuts(on: boolean): void {
  remember('shortcuts', on ? 'on' : 'off');
}

/** What `press` looks at of an event. */
export type Press = Pick<
  KeyboardEvent,
  | 'key'
  | 'code'
  | 'ctrlKey'
  | 'altKey'
  | 'metaKey'
  | 'repeat'
  | 'isComposing'
  | 'defaultPrevented'
  | 'target'
  | 'preventDefault'
>;

/** Passes a key to whoever wants it. */
export function press(event: Press): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = keyOf(event);
  const isCharacter = key.length === 1;
  // a held Space would switch to and fro
  if (key === ' ' && event.repeat) return;
  if (isCharacter && !shortcutsAreOn()) return;
  if (isWantedBy(event.target, key)) return;
  for (let i = entries.length - 1; i >= 0; i--) {
    const act = entries[i]!.keys[key];
    if (!act) continue;
    event.preventDefault();
    act(event as KeyboardEvent);
    return;
  }
}

/** The key by its place where the layout writes Hangul: with it, the J key writes ㅓ. */
export function keyOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isLatin = key.length === 1 && key.codePointAt(0)! < 0x250;
  const isNamed = key.length > 1 && key !== 'Process' && key !== 'Unidentified';
  if (!isLatin && !isNamed) {
    const letter = /^Key([A-Z])$/.exec(code)?.[1];
    if (letter) return letter.toLowerCase();
  }
  return key.length === 1 ? key.toLowerCase() : key;
}

const TYPED_INTO = 'textarea, select, [contenteditable=""], [contenteditable="true"]';
/** Kinds of `input` into which nothing is typed. */
const UNTYPED = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);
/** What acts on Space or Enter itself. */
const PRESSED =
  'button, a[href], summary, input:not([type="range"]), [role="button"], [role="switch"], [role="tab"]';
/** What moves with arrows itself; a component that handles arrows of its own also prevents the default. */
const MOVED =
  'input[type="range"], input[type="radio"], [role="slider"], [role="tab"], [role="radio"], [role="grid"] *';
const MOVES = /^(Arrow|Page|Home|End)/;

function isWantedBy(target: EventTarget | null, key: string): boolean {
  const element = target as Partial<HTMLInputElement> | null;
  if (typeof element?.matches !== 'function') return false;
  if (element.matches(TYPED_INTO)) return true;
  if (element.matches('input') && !UNTYPED.has(element.type ?? 'text')) return true;
  if ((key === ' ' || key === 'Enter') && element.matches(PRESSED)) return true;
  if (MOVES.test(key) && element.matches(MOVED)) return true;
  // Esc closes the dialog, and nothing behind it is pressed
  return element.closest?.('dialog[open]') != null;
}
