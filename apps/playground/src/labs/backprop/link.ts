// What a link says of the lab, and back.
import { checkNet } from '../../core/backprop/check-problem';
import { DIGITS, type Look, NOTATIONS } from '../../core/backprop/look';
import { withValues } from '../../core/backprop/net-names';
import { type ExampleName, FIRST_PRESET, PRESET_NAMES, PRESETS } from '../../core/backprop/presets';
import { type NetProblem, type Problem, ProblemError } from '../../core/backprop/problem';
import { isConfigPath, pack, unpack } from '../../core/link';
import type { Language } from '../../words/define';

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
  if (expr) return 'expression';
  return (
    PRESET_NAMES.find((one) => one === preset) ?? (preset === 'expression' ? preset : FIRST_PRESET)
  );
}

/** The example as it was before any of its numbers were changed. @throws ProblemError for a net that cannot be */
export function startOf(params: Params): Problem {
  const example = exampleOf(params);
  if (example === 'expression') {
    return { kind: 'expression', source: params.expr || START_EXPRESSION, at: {} };
  }
  if (example === 'net' || example === 'own') {
    return params.net ? unpackNet(params.net) : PRESETS[FIRST_PRESET];
  }
  return PRESETS[example];
}

/** The example with the numbers that the link changes. */
export function problemOf(params: Params): Problem {
  const start = startOf(params);
  const values = valuesOf(params);
  return start.kind === 'net'
    ? withValues(start, values)
    : { ...start, at: { ...start.at, ...values } };
}

/** The numbers that a link changes, by their names. */
export function valuesOf(params: Params): Record<string, number> {
  const found = Object.entries(params).flatMap(([key, text]) => {
    const name = OWN.has(key) || text === '' ? undefined : VALUE.exec(key)?.[1];
    const value = Number(text);
    const isNumber = Number.isFinite(value) && Math.abs(value) <= 1e6;
    return name !== undefined && isNumber ? [[name, value] as const] : [];
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

export function packNet({ layers, loss, x, t, lr }: NetProblem): string {
  return pack(JSON.stringify({ layers, loss, x, t, lr }));
}

function unpackNet(packed: string): NetProblem {
  let given: unknown;
  try {
    given = JSON.parse(unpack(packed));
  } catch {
    throw new ProblemError('badNet', { path: 'net', got: `${packed.slice(0, 16)}…` });
  }
  return checkNet(given);
}
