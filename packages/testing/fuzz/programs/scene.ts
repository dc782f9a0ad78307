import { isTensor, type Tensor } from '@bp/tensor';
import type { Draw } from '../draw';
import { evaluate } from './library';
import { type Line, statement } from './program';

/** No tensor of a program has more elements. */
const MOST_ELEMENTS = 6000;

/** Larger numbers would soon be infinite, and then all faults look alike. */
const LARGEST = 1e4;

/** A tensor of a program, by its name. */
export interface Named {
  readonly name: string;
  readonly x: Tensor;
}

/**
 * A program while it is written: each line runs at once, so that the next one is chosen by what there is. A line that throws,
 * or gives what is of no use, is not written.
 */
export class Scene {
  readonly lines: Line[] = [];
  /** What has a name. */
  readonly values = new Map<string, unknown>();
  readonly draw: Draw;
  #next = 0;

  constructor(draw: Draw) {
    this.draw = draw;
  }

  /** The tensors that have a name, in the order of their lines. */
  get tensors(): Named[] {
    return [...this.values].flatMap(([name, x]) => (isTensor(x) ? [{ name, x }] : []));
  }

  /** Names of values that were made under a prefix. */
  named(prefix: string): string[] {
    return [...this.values.keys()].filter((name) => name.startsWith(prefix));
  }

  /** A name that is not taken. */
  fresh(prefix: string): string {
    return `${prefix}${this.#next++}`;
  }

  /** A tensor that fits, those made last more often; null where there is none. */
  tensor(fits: (x: Tensor) => boolean = () => true): Named | null {
    const all = this.tensors.filter(({ x }) => fits(x));
    if (all.length === 0) return null;
    return this.draw.of(this.draw.chance(0.5) ? all.slice(-3) : all);
  }

  /** Runs a line, and writes it down if all went well. */
  write(name: string | null, code: string): boolean {
    const line = { name, code };
    const given = Object.fromEntries(this.values);
    try {
      const value = evaluate(`${statement(line)} return ${name ?? 'undefined'};`, given);
      if (isTensor(value) && !isUseful(value)) return false;
      this.lines.push(line);
      if (name !== null) this.values.set(name, value);
      return true;
    } catch {
      return false;
    }
  }
}

function isUseful({ size, dtype, data }: Tensor): boolean {
  if (size === 0 || size > MOST_ELEMENTS) return false;
  return dtype === 'bool' || data.every((value: number) => Math.abs(value) < LARGEST);
}
