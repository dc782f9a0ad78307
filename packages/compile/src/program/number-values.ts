import { BpError } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';
import { isListOfTensors } from '../capture/arguments';

/** With so many values of one argument there is a warning. */
const MANY = 8;

/** The plain numbers with which a step has been called: each has a program of its own, which is rarely what is wanted. */
export class NumberValues {
  /** By the place of the argument; null once there was a warning. */
  #seen: Map<string, Set<number>> | null = new Map();

  /** Notes a call of a new key; warns, once, when an argument comes with its eighth value. */
  note(op: string, given: readonly unknown[]): void {
    const seen = this.#seen;
    if (seen === null) return;
    for (const [argument, value] of numbersIn(given)) {
      const values = seen.get(argument) ?? new Set();
      seen.set(argument, values.add(value));
      if (values.size < MANY) continue;
      this.#seen = null;
      const { message } = new BpError(
        'BP_OPTION',
        op,
        'argument {argument} came as a plain number with {count} different values, {value} the latest, and each has a program of its own; pass it as a tensor if it varies, or make it a constant of the step',
        { argument, count: MANY, value },
      );
      console.warn(message);
      return;
    }
  }
}

/** The plain numbers among arguments, by their places: `2`, `1.rate`, `1[0]`. */
function numbersIn(given: readonly unknown[]): [string, number][] {
  return given.flatMap((value, i) => {
    let items: [string, unknown][] = [];
    if (isListOfTensors(value)) {
      items = value.map((item, k) => [`${i + 1}[${k}]`, item]);
    } else if (isPlainObject(value)) {
      items = Object.keys(value).map((name) => [`${i + 1}.${name}`, value[name]]);
    } else items = [[`${i + 1}`, value]];
    return items.filter((item): item is [string, number] => typeof item[1] === 'number');
  });
}
