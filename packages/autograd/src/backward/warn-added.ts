import { BpError } from '@bp/tensor';

let warned = false;

/** Warns once that a gradient is added to one by which an optimizer has moved already, which is hardly ever meant. */
export function warnAdded(): void {
  if (warned) return;
  warned = true;
  const { message } = new BpError(
    'BP_GRAD',
    'backward',
    'the gradient is added to one that step() has used already; call optimizer.zeroGrad() after each step()',
  );
  console.warn(message);
}
