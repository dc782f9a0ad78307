import { setLanguage } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { snippetSource } from '../content/generated.ts';
import { namesBelow } from '../content/places.ts';
import { brokenClaims, claimsOf, type Printed } from '../runner/claims.ts';
import { printInto } from '../runner/printing.ts';

const files = import.meta.glob('../snippets/**/*.ts');

afterEach(() => setLanguage(null));

// The sources of the packages; the build of the site runs the same on what is published.
describe.each(namesBelow('snippets', '.ts'))('the snippet %s', (name) => {
  it('runs, and prints what its comments say', async () => {
    const printed: Printed[] = [];
    printInto(globalThis, (line) => printed.push(line));
    await files[`../snippets/${name}.ts`]();
    expect(brokenClaims(snippetSource(name), printed)).toEqual([]);
    expect(claimsOf(snippetSource(name)).length).toBeGreaterThan(0);
  });

  it('fits into the page', () => {
    const lines = snippetSource(name).trimEnd().split('\n');
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    expect(lines.length).toBeLessThanOrEqual(name.startsWith('tutorial/') ? 72 : 60);
  });

  it('prints by calls that begin a line, so that each can be told from the others', () => {
    const calls = snippetSource(name).match(/console\.\w+\(/g) ?? [];
    const heads = snippetSource(name).match(/^ *console\.log\(/gm) ?? [];
    expect(heads).toHaveLength(calls.length);
  });
});
