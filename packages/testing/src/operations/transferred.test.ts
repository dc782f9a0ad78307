import { isBpError, type Tensor } from '@bp/tensor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS, type Backend, useUsual } from '../bits/backends.mjs';
import { OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';
import { maker } from './maker';

leavesNothingOut('calls');

/** Those that look at the shape and the type alone, and say so in their names. */
const ASKS_FOR_NO_NUMBERS = /^(zeros|ones|full)Like$/;

/** Sends the numbers to nobody, as `postMessage` with a transfer list does to another thread. */
function transfer({ storage }: Tensor): void {
  const { buffer } = storage.data;
  structuredClone(null, { transfer: [buffer as ArrayBuffer] });
}

/** The codes of what each operand's absence leads to, when the results are read; none where a result could be read. */
function outcomes(name: string, { prepare, calls: before }: Backend): Set<string> {
  const codes = new Set<string>();
  const { calls } = OPERATIONS[name];
  const make = maker('float32');
  for (const [i, { inputs }] of calls(make).entries()) {
    for (let k = 0; k < inputs.length; k++) {
      const { inputs: operands, run } = calls(make)[i];
      // Where there is nothing to compute, nothing is read.
      if (operands.some(({ size }) => size === 0)) continue;
      const step = prepare(run);
      for (let call = 1; call < before; call++) step(...operands);
      transfer(operands[k]);
      try {
        const result: Tensor | readonly Tensor[] = step(...operands);
        for (const one of [result].flat()) one.toArray();
        codes.add('none');
      } catch (error) {
        codes.add(isBpError(error) ? error.code : String(error));
      }
    }
  }
  return codes;
}

const { reference, wasm, compiled } = BACKENDS;

describe.each<Backend>([reference, wasm, compiled])(
  'numbers that were transferred: $title',
  (backend) => {
    beforeAll(backend.use);
    afterAll(useUsual);

    const names = Object.keys(OPERATIONS).filter((name) => !ASKS_FOR_NO_NUMBERS.test(name));
    it.each(names)('are missed by %s', (name) => {
      expect([...outcomes(name, backend)]).toEqual(['BP_DEVICE']);
    });
  },
);
