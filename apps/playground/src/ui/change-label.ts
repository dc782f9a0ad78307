// A run is called by what changed: "learning rate 0.03 → 0.1", at most the first two changes and "+ 3".
import type { Change } from '../core/changes';
import { OPTIMIZER_CLASSES } from '../core/config';
import type { Language } from '../words/define';
import { settings } from '../words/settings';
import { setting } from './format';

/** One change in words. */
export interface ChangeText {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const NAMES: Readonly<Record<string, string>> = {
  ...OPTIMIZER_CLASSES,
  f32: 'float32',
  f64: 'float64',
};

/** The name of a setting by its path. */
export function settingName(path: string, language: Language): string {
  const names: Readonly<Record<string, string>> = settings[language].names;
  const name = path.replace(/^net\.layers\.[a-z0-9]+\.(\w+)$/, 'net.layers.$1');
  // a link may lock what is no setting, by any name
  return Object.hasOwn(names, name) ? names[name] : path;
}

/** The name of a setting as a label: with a capital. */
export function settingLabel(path: string, language: Language): string {
  const name = settingName(path, language);
  return name[0].toUpperCase() + name.slice(1);
}

/** A value of a setting as it is shown. */
export function choiceName(value: unknown, language: Language): string {
  const t = settings[language];
  if (typeof value === 'number') return setting(value);
  if (typeof value === 'boolean') return value ? t.on : t.off;
  if (Array.isArray(value)) {
    return value
      .map((one) => choiceName(one, language))
      .join(typeof value[0] === 'number' ? '/' : ', ');
  }
  const choices: Readonly<Record<string, string>> = t.choices;
  return choices[String(value)] ?? NAMES[String(value)] ?? String(value);
}

export function changeTexts(changes: readonly Change[], language: Language): ChangeText[] {
  const t = settings[language];
  return changes.map(({ path, layer, from, to }) => ({
    name: `${settingName(path, language)}${layer === undefined ? '' : ` (${t.layer(layer)})`}`,
    from: choiceName(from, language),
    to: choiceName(to, language),
  }));
}

/** All changes in one line. */
export function changeLabel(changes: readonly Change[], language: Language): string {
  const t = settings[language];
  if (changes.length === 0) return t.same;
  const texts = changeTexts(changes.slice(0, 2), language).map(
    ({ name, from, to }) => `${name} ${from} → ${to}`,
  );
  if (changes.length > 2) texts.push(t.more(changes.length - 2));
  return texts.join(', ');
}
