import type { Kernel } from '@bp/tensor/engine';
import { emitterOf } from '@bp/tensor/wasm';
import type { CellView } from '../capture/capture';
import { formulaOf } from '../capture/formula-of';
import type { GraphCall } from '../plan/graph';

/** Gives calls the same text exactly if their code differs in nothing but addresses. */
export class CodeKeys {
  readonly #kernels = new Map<unknown, number>();

  of({ kernel, outputs, inputs, params }: GraphCall): string {
    const computed = formulaOf(kernel);
    const variant = emitterOf(kernel as Kernel<unknown>)?.variant(params);
    const name =
      computed === null
        ? this.#numberOf(kernel)
        : // Nodes are made once for each form.
          `${computed.dtype} ${computed.formula.outputs.map(({ id }) => id)}`;
    const aliases = outputs.map((y) =>
      inputs.findIndex((x) => x.cell === y.cell && x.offset === y.offset),
    );
    const operands = [...outputs, ...inputs].map(describe);
    return [name, variant, aliases, ...operands].join(';');
  }

  #numberOf(kernel: unknown): number {
    let number = this.#kernels.get(kernel);
    if (number === undefined) {
      number = this.#kernels.size;
      this.#kernels.set(kernel, number);
    }
    return number;
  }
}

function describe({ dtype, shape, strides }: CellView): string {
  return `${dtype}[${shape}|${strides}]`;
}
