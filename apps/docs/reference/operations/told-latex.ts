import { printFormula, simplify, type TapeNode } from '@bp/autograd/engine';
import type { KernelOperation } from '@bp/tensor/engine';
import { type Element, tellOf } from '@bp/tensor/tell';
import { symbolLatex } from './formula-latex.ts';

const MOST = 6;

/**
 * The derivatives of the first element of what an operation with a kernel gives, by each element that it depends on, as the
 * operation tells them; none where it tells nothing.
 *
 * @param names - of its operands
 */
export function toldLatex(node: TapeNode | undefined, names: readonly string[]): string[] {
  if (node?.operation.kind !== 'kernel') return [];
  const operation = node.operation as KernelOperation<unknown>;
  const { inputs, output, params } = node;
  const tell = tellOf(operation);
  if (tell === null || output.size === 0) return [];
  const at = output.shape.map(() => 0);
  const element = ({ of, at: place }: Element): string =>
    `${of === 'output' ? 'f' : symbolLatex(names[of] ?? `x_${of}`)}${index(place)}`;
  return tell({ inputs, output, params }, at)
    .slice(0, MOST)
    .map((one) => {
      const slope = printFormula(simplify(one.slope), ({ op, value }) =>
        op === 'input' ? { text: 'x', latex: element(one.operands[value]) } : undefined,
      );
      const over = `\\frac{\\partial f${index(at)}}{\\partial ${element(one)}}`;
      return `${over} = ${slope.latex}`;
    });
}

/** Where an element stands, counted from 0. */
function index(place: readonly number[]): string {
  return place.length === 0 ? '' : `_{${place.join(',')}}`;
}
