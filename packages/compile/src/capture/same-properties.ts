/** A property of an object, and what it has been. */
export interface Property {
  readonly owner: object;
  readonly name: string;
  readonly value: unknown;
}

/** Whether `new Function` is allowed; found out when it is first used. */
let mayCompile = true;

/**
 * A function that tells whether all properties are as they were.
 *
 * It is asked before each call of a program, and looking up a hundred names one after the other takes longer than a small
 * program does: so it is written as code, in which the engine knows each name. Where a content security policy forbids that,
 * a loop serves.
 */
export function sameProperties(properties: readonly Property[]): () => boolean {
  if (properties.length === 0) return () => true;
  if (mayCompile) {
    try {
      return compiled(properties);
    } catch {
      mayCompile = false;
    }
  }
  return () => properties.every(({ owner, name, value }) => Object.is(owner[name as never], value));
}

function compiled(properties: readonly Property[]): () => boolean {
  const owners = [...new Set(properties.map(({ owner }) => owner))];
  const numbers = new Map(owners.map((owner, i) => [owner, i]));
  const tests = properties.map(({ owner, name, value }, i) => {
    const now = `o${numbers.get(owner)}[${JSON.stringify(name)}]`;
    // What a number was written as, 0 or −0, makes a difference to some formulas, and NaN is equal to no other.
    if (value === 0) return `${now}===0&&1/${now}===${1 / value}`;
    if (Number.isNaN(value)) return `Object.is(${now},NaN)`;
    // A number in the code is compared sooner than one that has to be looked up.
    const plain = value === null || typeof value === 'number' || typeof value === 'boolean';
    return `${now}===${plain ? value : `v${i}`}`;
  });
  const names = (letter: string, count: number): string =>
    Array.from({ length: count }, (_, i) => letter + i).join();
  const code = `const [${names('o', owners.length)}]=owners,[${names('v', tests.length)}]=values;return()=>${tests.join('&&')}`;
  return new Function('owners', 'values', code)(
    owners,
    properties.map(({ value }) => value),
  ) as () => boolean;
}
