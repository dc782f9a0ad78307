import { BpError, type Tensor } from '@bp/tensor';
import { checkKernel, currentWatcher, dispatch, finiteEmitter, isFloat } from '@bp/tensor/engine';
import { readTemplate, type Template } from './template';
import { Undo } from './undo';

interface Checked {
  readonly op: string;
  /** Where the numbers go: `result.loss`, `fc1.weight`. */
  readonly what: string;
}

const finite = /* @__PURE__ */ checkKernel<Checked>({
  name: 'checkFinite',
  emitter: finiteEmitter,
  refusal([x], { op, what }) {
    const position = x.data.findIndex((value) => !Number.isFinite(value));
    if (position < 0) return undefined;
    return new BpError(
      'BP_NUMERIC',
      op,
      '{what} must be finite, got {value} at position {position}, so nothing was assigned; lower the learning rate, clip the gradients, or look for a division by 0 and a logarithm of 0',
      { what, value: x.data[position], position },
    );
  },
});

/**
 * Checks what a step returns, and what it has assigned and left as gradients; to be called at its end, while it is watched.
 *
 * @returns what it returned
 * @throws BpError `BP_NUMERIC` naming the first that is not finite
 */
export function checkFinite(op: string, result: unknown): unknown {
  const check = (what: string, x: Tensor): void => {
    if (isFloat(x.dtype)) dispatch(finite, [], [x], { op, what });
  };
  eachTensor('result', readTemplate(op, result), check);
  const watcher = currentWatcher();
  if (watcher instanceof Undo) for (const [what, x] of watcher.changes()) check(what, x);
  return result;
}

function eachTensor(
  what: string,
  template: Template<Tensor>,
  visit: (what: string, x: Tensor) => void,
): void {
  if ('tensor' in template) visit(what, template.tensor);
  else if ('parts' in template) {
    const { parts, names } = template;
    for (const [i, part] of parts.entries()) {
      eachTensor(names === null ? `${what}[${i}]` : `${what}.${names[i]}`, part, visit);
    }
  }
}
