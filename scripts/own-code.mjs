// Errors start at the user's line: what lies between two marks is the library's own code, whatever file a bundler moves it to.
// Both marks are functions that make an error where they stand; `tensor/src/process/user-stack.ts` reads the places.

const START = 'const bpOwnCode=()=>Error();';
const END = '(globalThis[Symbol.for("@bp/own-code")]??=[]).push([bpOwnCode,()=>Error()]);';

/**
 * Code between two marks, on the lines that it had. What only passes names on is left as it is.
 *
 * @param {string} code
 */
export function markOwnCode(code) {
  if (!/=>|\bfunction\b|\bclass\b|\bnew\b/.test(code)) return code;
  // a directive must stay the first statement
  const [directive] = /^(['"]use strict['"];\s*)?/.exec(code) ?? [''];
  return `${directive}${START}${code.slice(directive.length)}\n${END}\n`;
}

/**
 * For development builds; those for production leave stacks as they are, at no cost.
 *
 * @type {NonNullable<import('tsup').Options['plugins']>[number]}
 */
export const ownCodeInBuilds = {
  name: 'own-code',
  renderChunk(code, { path }) {
    return /\.c?js$/.test(path) ? { code: markOwnCode(code) } : undefined;
  },
};

/**
 * For tests, which run on sources. With BP_WHOLE_STACKS=1 they show the library's own lines, too.
 *
 * @type {import('vitest/config').Plugin}
 */
export const ownCodeInTests = {
  name: 'own-code',
  enforce: 'pre',
  transform(code, id) {
    if (process.env.BP_WHOLE_STACKS) return undefined;
    if (!/[\\/]packages[\\/](?!testing)\w+[\\/]src[\\/].*(?<!\.test)\.ts$/.test(id))
      return undefined;
    return { code: markOwnCode(code), map: null };
  },
};
