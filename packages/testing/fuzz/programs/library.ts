import * as autograd from '@bp/autograd';
import * as compiling from '@bp/compile';
import * as layers from '@bp/layers';
import * as losses from '@bp/losses';
import * as optim from '@bp/optim';
import * as tensors from '@bp/tensor';

/** The packages whose names programs use; where two have one name, the first counts. */
const PACKAGES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  '@bp/tensor': { ...tensors },
  '@bp/autograd': { ...autograd },
  '@bp/layers': { ...layers },
  '@bp/losses': { ...losses },
  '@bp/optim': { ...optim },
  '@bp/compile': { ...compiling },
};

const all = Object.assign({}, ...Object.values(PACKAGES).reverse()) as Record<string, unknown>;
// `isNaN` and its like stay JavaScript's own.
const names = Object.keys(all).filter((name) => !(name in globalThis));

/** Has code computed with the names of the library and those given. */
export function evaluate(code: string, given: Readonly<Record<string, unknown>> = {}): unknown {
  const own = Object.keys(given);
  const used = names.filter((name) => !own.includes(name) && code.includes(name));
  const run = new Function(...used, ...own, `"use strict"; ${code}`);
  return run(...used.map((name) => all[name]), ...Object.values(given));
}

/** The import lines that a piece of code needs. */
export function importsOf(code: string): string[] {
  const said = new Set(code.match(/(?<![.\w])[A-Za-z]\w*/g));
  const taken = new Set<string>();
  return Object.entries(PACKAGES).flatMap(([from, exports]) => {
    const used = names.filter((name) => name in exports && said.has(name) && !taken.has(name));
    for (const name of used) taken.add(name);
    return used.length > 0 ? [`import { ${used.sort().join(', ')} } from '${from}';`] : [];
  });
}
