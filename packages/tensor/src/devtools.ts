/**
 * Has the console of Chromium's DevTools show the values of tensors, where its setting "Custom formatters" is on. To be imported
 * once, by a program under development.
 *
 * @module
 * @see https://chromium.googlesource.com/devtools/devtools-frontend/+/main/docs/custom_formatters.md
 */
import { isTensor } from './value/tensor';

/** JsonML: a tag, its attributes, and what is in it. */
type Markup = readonly [tag: string, attributes: object, ...content: unknown[]];

/** What the body shows is shown as all objects are. */
const PLAIN = { plain: true };

/**
 * What is shown of a tensor; the import puts it where DevTools looks.
 *
 * @example
 * import '@bp/tensor/devtools';
 */
export const formatter = {
  header(value: unknown, config?: unknown): Markup | null {
    if (!isTensor(value) || config === PLAIN) return null;
    return ['div', { style: 'white-space: pre' }, value.toString()];
  },
  hasBody: () => true,
  body: (value: unknown): Markup => [
    'div',
    {},
    ['object', { object: value, config: PLAIN }] satisfies Markup,
  ],
};

const scope = globalThis as { devtoolsFormatters?: unknown[] };
scope.devtoolsFormatters ??= [];
scope.devtoolsFormatters.push(formatter);
