// Whether single keys do something: a choice that is kept, since they can be in the way of a screen reader or of speech control.

const KEY = 'bp.shortcuts';

export function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}

export function setShortcuts(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // without storage they stay as they are
  }
}
