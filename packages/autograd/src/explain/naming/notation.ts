import { BpError } from '@bp/tensor';
import { checkOption, readOptions } from '@bp/tensor/engine';
import type { Pair } from '../print/pair';
import { flat } from './flat';
import { type LayeredNotation, layered } from './layered';
import { SYMBOLS } from './network-symbols';
import { nodes } from './nodes';
import { pathOf } from './path';
import type { ScalarInfo } from './scalar-info';

/**
 * How numbers are called: `'path'` by where they are kept (`fc1.weight[0,1]`), `'flat'` counted through (w5, z3, h1, o1),
 * layered as w₁₁⁽²⁾ in either order of its indices, `'nodes'` by the node they lead to (w31, net3, y_h1), or a function of
 * one's own.
 */
export type Notation = 'path' | 'flat' | 'nodes' | LayeredNotation | ((info: ScalarInfo) => Pair);

/** What a notation takes from the language of the explanation. */
export interface NotationOptions {
  /** Whether `'nodes'` says 가중합3 and 오차 instead of net3 and E. */
  readonly korean?: boolean;
}

/**
 * Reads a notation once and gives the function that names numbers by it.
 *
 * @throws BpError `BP_OPTION` for a notation that does not exist, with the closest one that does; the function it returns
 *   throws it where a function of one's own gives no `{ text, latex }`
 */
export function symbolsOf(
  notation: Notation = 'path',
  { korean = false }: NotationOptions = {},
): (info: ScalarInfo) => Pair {
  if (typeof notation === 'function') return (info) => checkPair(notation(info), info);
  const byPlace = schemeOf(notation, korean);
  return (info) =>
    info.role === 'parameter' || info.role === 'value' ? pathOf(info) : byPlace(info);
}

/** The symbol of one number; {@link symbolsOf} for many. */
export function symbolOf(notation: Notation, info: ScalarInfo, options?: NotationOptions): Pair {
  return symbolsOf(notation, options)(info);
}

function schemeOf(
  notation: Exclude<Notation, (info: ScalarInfo) => Pair>,
  korean: boolean,
): (info: ScalarInfo) => Pair {
  if (notation === 'path') return pathOf;
  if (notation === 'flat') return flat;
  if (notation === 'nodes') return nodes(korean);
  // The bare name of the layered notation lacks its order, and the message says so.
  const given: unknown = (notation as unknown) === 'layered' ? {} : notation;
  if (typeof given !== 'object' || given === null) {
    checkOption('explain', 'notation', given, ['path', 'flat', 'nodes', 'layered']);
  }
  const { scheme, order, symbols } = readOptions(
    'explain',
    given as object,
    {
      scheme: 'layered',
      order: '' as LayeredNotation['order'],
      symbols: {} as LayeredNotation['symbols'],
    },
    null,
  );
  checkOption('explain', 'scheme', scheme, ['layered']);
  checkOption('explain', 'order', order, ['from-to', 'to-from']);
  return layered(order, readOptions('explain', symbols, SYMBOLS, null));
}

function checkPair(pair: Pair, { path }: ScalarInfo): Pair {
  if (typeof pair?.text === 'string' && typeof pair.latex === 'string') return pair;
  throw new BpError(
    'BP_OPTION',
    'explain',
    'notation must return { text, latex }, two strings, got {got} for {path}',
    { got: pair, path },
  );
}
