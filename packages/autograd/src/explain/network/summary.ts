import type { Tensor } from '@bp/tensor';
import { readOptions } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { partial } from '../chain/factors';
import type { Scalar } from '../graph/scalar';
import type { Pair } from '../print/pair';
import { equation, type Text, textOf } from '../words/text';
import { type LayerExplanation, layerLine } from './layer-data';

/** Options of a summary. */
export interface SummaryOptions {
  /** How many of the largest gradients are named; 5 by default. */
  top?: number | undefined;
}

/** @throws BpError `BP_OPTION` unless it is a whole number ≥ 0 */
export function readTop(options: SummaryOptions | undefined): number {
  const rules = {
    top: { holds: (x: number) => Number.isInteger(x) && x >= 0, text: '{0, 1, 2, …}' },
  };
  return readOptions('summary', options, { top: 5 }, rules).top;
}

/** A run in a few lines: the loss, a line for each layer, the weights with the largest gradients. */
export function summarize(
  layers: readonly LayerExplanation[],
  top: number,
  context: Context,
): Text {
  const { symbol, shown, loss, say } = context;
  const largest = largestGradients(top, context);
  const lines: Pair[] = [
    equation(symbol(loss), shown(loss)),
    ...layers.map((layer) => layerLine(layer, context)),
    ...(largest.length > 0 ? [say('largest-gradients')] : []),
    ...largest.map((of) => {
      const line = equation(partial(loss, of, context), shown(context.gradient(of)));
      return { text: `  ${line.text}`, latex: `\\quad ${line.latex}` };
    }),
  ];
  return textOf(lines);
}

/** The numbers of the parameters with the largest gradients, the largest first. */
function largestGradients(top: number, { run, gradientOf }: Context): Scalar[] {
  const found: { readonly owner: Tensor; readonly index: number; readonly size: number }[] = [];
  for (const owner of new Set([...run.leaves.values()].map((x) => run.scalars.ownerOf(x)))) {
    const data = run.isParameter(owner) ? gradientOf(owner)?.data : undefined;
    for (let index = 0; index < (data?.length ?? 0); index++) {
      const size = Math.abs(Number(data?.[index]));
      if (found.length === top && !(size > (found[top - 1]?.size ?? Infinity))) continue;
      const place = found.findIndex((other) => size > other.size);
      found.splice(place < 0 ? found.length : place, 0, { owner, index, size });
      if (found.length > top) found.pop();
    }
  }
  return found.map(({ owner, index }) => run.scalars.at(owner, index));
}
