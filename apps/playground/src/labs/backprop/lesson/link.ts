// What a link says of the lab, and back.
import { type ExampleName, FIRST_PRESET, PRESET_NAMES } from '../../../core/backprop/examples';
import { LEVELS } from '../../../core/backprop/levels';
import { DIGITS, type Look, NOTATIONS } from '../../../core/backprop/look';
import type { LessonRequest } from '../../../core/backprop/request';
import { isConfigPath } from '../../../core/link';
import type { Language } from '../../../words/define';

export type Params = Readonly<Record<string, string>>;

/** The parameters of the lab itself; a variable of the same name is written as `v.name`. */
const OWN = new Set(
  'preset step notation digits expr net practice drill level sheet key count blanks seeds c'.split(
    ' ',
  ),
);
const VALUE = /^(?:v\.)?([\p{L}][\p{L}\d_]*)$/u;

export const START_EXPRESSION = 't = x + y; z = t^2';

export function lookOf(params: Params, language: Language): Look {
  const digits = DIGITS.find((one) => `${one}` === params.digits) ?? 8;
  const notation = NOTATIONS.find((one) => one === params.notation) ?? 'flat';
  return { digits, notation, language };
}

/** Which example a link opens. */
export function exampleOf({ preset, net, expr }: Params): ExampleName {
  if (preset === 'own') return 'own';
  if (net) return 'net';
  if (expr || preset === 'expression') return 'expression';
  return PRESET_NAMES.find((one) => one === preset) ?? FIRST_PRESET;
}

/** What a link asks the worker for. */
export function requestOf(params: Params): LessonRequest {
  const example = exampleOf(params);
  return {
    preset: example,
    expression: example === 'expression' ? params.expr || START_EXPRESSION : '',
    net: example === 'net' || example === 'own' ? (params.net ?? '') : '',
    drill: params.drill
      ? { level: whole(params.level, LEVELS), number: whole(params.drill, 100_000) }
      : null,
    values: valuesOf(params),
  };
}

/** A whole number from 1 on; 1 for anything else. */
export function whole(text: string | undefined, most: number): number {
  return Math.min(most, Math.max(1, Math.round(Number(text)) || 1));
}

/** The numbers that a link changes, by their names. */
export function valuesOf(params: Params): Record<string, number> {
  const found = Object.entries(params).flatMap(([key, text]) => {
    const name = OWN.has(key) || text === '' ? undefined : VALUE.exec(key)?.[1];
    const value = Number(text);
    const isNumber = Number.isFinite(value) && Math.abs(value) <= 1e6 && text.trim() !== '';
    // a step of no length leads nowhere
    const fits = isNumber && !(name === 'lr' && value <= 0);
    return name !== undefined && fits ? [[name, value] as const] : [];
  });
  return Object.fromEntries(found);
}

/** The parameter that changes a number. */
export function valueParam(name: string): string {
  return OWN.has(name) || isConfigPath(name) ? `v.${name}` : name;
}

/** Parameters that take every changed number back. */
export function withoutValues(params: Params): Record<string, string> {
  return Object.fromEntries(
    Object.keys(params)
      .filter((key) => !OWN.has(key) && VALUE.test(key))
      .map((key) => [key, '']),
  );
}
