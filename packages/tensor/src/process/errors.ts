import { define } from './define';
import { englishTemplates } from './english-templates';
import { currentFrame } from './frame';
import { shorten, show } from './show';
import { shared } from './state';
import { startAtUser } from './user-stack';

declare const PRODUCTION: unknown;

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
 * Chooses the language of error messages; `null` is English. In a production build, which throws numbers instead of texts,
 * `@bp/tensor/ko` brings the texts of both languages.
 *
 * @throws BpError `BP_OPTION` for what is no catalogue, such as the name of a language
 * @example
 * import { ko } from '@bp/tensor/ko';
 * setLanguage(ko);
 */
export function setLanguage(catalogue: Catalogue | null): void {
  if (catalogue !== null && !isCatalogue(catalogue)) {
    throw new BpError(
      'BP_OPTION',
      'setLanguage',
      'expected a catalogue such as ko of @bp/tensor/ko, or null for English, got {catalogue}',
      { catalogue },
    );
  }
  language.catalogue = catalogue;
}

function isCatalogue(value: unknown): value is Catalogue {
  const { language, messages } = (value ?? {}) as Partial<Catalogue>;
  return typeof language === 'string' && typeof messages === 'object' && messages !== null;
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
 * A production build (the export condition `production`, which Vite and webpack set) has the number of the template in its
 * place, from the package's `messages.json`: `BP_SHAPE matmul #57 [32,16] [8,4]`, with the package before it where that is not
 * `@bp/tensor`, as in `#losses.12`. Code, operation and values stay; `template` is `#57` then. What a program has imported
 * `@bp/tensor/en` or `@bp/tensor/ko` for reads as in development.
 *
 * @example
 * try {
 *   matmul(zeros([2, 3]), zeros([2, 3]));
 * } catch (error) {
 *   if (isBpError(error)) error.code; // 'BP_SHAPE'
 * }
 */
export class BpError extends Error {
  // Only the code is shown beside the message, which says the rest.
  declare readonly code: ErrorCode;
  declare readonly op: string;
  declare readonly template: string;
  declare readonly values: Readonly<Record<string, unknown>>;
  /** The layer in which it happened, for example `encoder.fc1`; `null` in the outermost module and outside any. */
  declare path: string | null;

  constructor(
    code: ErrorCode,
    op: string,
    template: string,
    values: Readonly<Record<string, unknown>> = {},
  ) {
    const english = englishTemplates.get(template) ?? show(template, LONGEST);
    const path = currentFrame()?.path || null;
    const text = describe(code, show(op), translated(english), Object(values));
    super(shorten(text + placeOf(path ?? ''), LONGEST));
    this.code = code;
    const hidden: object = { name: 'BpError', op, template: english, values, path };
    // Defined, not assigned: Error.prototype may be frozen.
    for (const [key, value] of Object.entries(hidden)) define(this, key, value);
    if (typeof PRODUCTION === 'undefined') startAtUser(this);
  }

  get [BRAND](): true {
    return true;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return isBpError(value);
  }

  /** Names the layer in which the error arose; the innermost layer, told first, stays. */
  at(path: string): this {
    if (this.path === null && typeof path === 'string' && path !== '') {
      this.path = path;
      const { message } = this;
      this.message = shorten(message + placeOf(path), LONGEST);
      define(
        this,
        'stack',
        this.stack?.replace(message, () => this.message),
      );
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
  try {
    return typeof error === 'object' && error !== null && BRAND in error;
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}

function translated(english: string): string {
  const text: unknown = language.catalogue?.messages[english];
  return typeof text === 'string' ? text : english;
}

/** The words that name a layer; none for the outermost module, which needs no telling. */
function placeOf(path: string): string {
  return path === '' ? '' : ` (in ${show(path)})`;
}

/** No message has more characters. */
const LONGEST = 500;

/** The id of a template that is not here, such as `#57` and `#losses.12`. */
const ID = /^#(\w+\.)?\d+$/;

function describe(
  code: ErrorCode,
  op: string,
  template: string,
  values: Readonly<Record<string, unknown>>,
): string {
  if (!ID.test(template)) return `${op}: ${fill(template, values)}`;
  return [
    code,
    op,
    template,
    ...Object.values(values).map((value) => show(value, undefined, ',')),
  ].join(' ');
}

function fill(template: string, values: Readonly<Record<string, unknown>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, key: string) =>
    key in values ? show(values[key]) : whole,
  );
}
