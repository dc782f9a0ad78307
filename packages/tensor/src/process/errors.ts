import { currentFrame } from './frame';
import { shared } from './state';

/** What went wrong, for callers that branch; the codes never change, the texts may. */
export type ErrorCode =
  | 'BP_SHAPE'
  | 'BP_DTYPE'
  | 'BP_OPTION'
  | 'BP_GRAD'
  | 'BP_NUMERIC'
  | 'BP_FORMAT'
  | 'BP_DEVICE';

/** A language: the English template of each message, and what it reads in that language. */
export interface Catalogue {
  readonly language: string;
  readonly messages: Readonly<Record<string, string>>;
}

const BRAND = /* @__PURE__ */ Symbol.for('@bp/error');

const language = /* @__PURE__ */ shared('language', () => ({
  catalogue: null as Catalogue | null,
}));

/**
 * Chooses the language of error messages; `null` is English.
 *
 * @example
 * import { ko } from '@bp/tensor/ko';
 * setLanguage(ko);
 */
export function setLanguage(catalogue: Catalogue | null): void {
  language.catalogue = catalogue;
}

/**
 * The language of error messages now: `'en'`, or that of the catalogue given to {@link setLanguage}.
 *
 * @example
 * getLanguage(); // 'en'
 */
export function getLanguage(): string {
  return language.catalogue?.language ?? 'en';
}

/**
 * The one error class of the library: `op: what was expected, what came; how to mend it`.
 *
 * The message is made from an English template and the values; a catalogue given to {@link setLanguage}
 * translates the template. `code` is stable, `path` names the layer in which the error arose.
 *
 * @example
 * try {
 *   matmul(zeros([2, 3]), zeros([2, 3]));
 * } catch (error) {
 *   if (isBpError(error)) error.code; // 'BP_SHAPE'
 * }
 */
export class BpError extends Error {
  readonly code: ErrorCode;
  readonly op: string;
  readonly template: string;
  readonly values: Readonly<Record<string, unknown>>;
  /** The layer in which it happened, for example `encoder.fc1`; `null` in the outermost module and outside any. */
  path: string | null = null;

  constructor(
    code: ErrorCode,
    op: string,
    template: string,
    values: Readonly<Record<string, unknown>> = {},
  ) {
    const text = fill(language.catalogue?.messages[template] ?? template, values);
    super(`${op}: ${text}${placeOf(currentFrame()?.path ?? '')}`);
    this.name = 'BpError';
    this.code = code;
    this.op = op;
    this.template = template;
    this.values = values;
    this.path = currentFrame()?.path || null;
    Object.defineProperty(this, BRAND, { value: true });
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isBpError(value);
  }

  /** Names the layer in which the error arose; the innermost layer, told first, stays. */
  at(path: string): this {
    if (this.path === null && path !== '') {
      this.path = path;
      this.message += placeOf(path);
    }
    return this;
  }
}

/**
 * Whether a caught value is an error of this library, whichever copy of it threw.
 *
 * @example
 * isBpError(new RangeError()); // false
 */
export function isBpError(error: unknown): error is BpError {
  return typeof error === 'object' && error !== null && BRAND in error;
}

/** The words that name a layer; none for the outermost module, which needs no telling. */
function placeOf(path: string): string {
  return path === '' ? '' : ` (in ${path})`;
}

function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in values ? show(values[key]) : whole,
  );
}

function show(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  return Object.is(value, -0) ? '-0' : String(value);
}
