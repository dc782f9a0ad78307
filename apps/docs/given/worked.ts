import { type ExplainOptions, type Explanation, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { Linear } from '@bp/layers';
import { halfSse } from '@bp/losses';
import { Module } from '@bp/module';
import { type Tensor, tensor } from '@bp/tensor';
import type { Language } from '../content/languages.ts';

/** The numbers of the worked example: two inputs, two hidden units, two outputs, no biases. */
export const X = tensor([[0.1, 0.2]], { dtype: 'float64' });
export const T = tensor([[0.4, 0.6]], { dtype: 'float64' });
export const LEARNING_RATE = 0.5;

/** The 2-2-2 network with sigmoids in its hidden layer; what it gives are weighted sums, so that a page can choose what follows. */
export class Worked extends Module {
  fc1 = new Linear(2, 2, { bias: false, dtype: 'float64' });
  fc2 = new Linear(2, 2, { bias: false, dtype: 'float64' });

  constructor() {
    super();
    this.loadStateDict({
      'fc1.weight': [
        [0.3, 0.25],
        [0.4, 0.35],
      ],
      'fc2.weight': [
        [0.45, 0.4],
        [0.7, 0.6],
      ],
    });
  }

  override forward(x: Tensor): Tensor {
    return this.fc2.forward(this.fc1.forward(x).sigmoid());
  }
}

/** The loss of the worked example, explained in a language and a notation; w1 … w8 unless another is asked for. */
export function workedExplained(
  language: Language,
  options: Pick<ExplainOptions, 'notation'> = { notation: 'flat' },
  loss: (z: Tensor) => Tensor = (z) => halfSse(z.sigmoid(), T),
): Explanation {
  return explain(loss(new Worked().forward(X)), {
    inputs: { x: X, t: T },
    ...(language === 'ko' ? { language: ko } : {}),
    ...options,
  });
}

/** Every number of an explained run by its symbol, `o1`, and the derivative of the loss by it, `d.o1`. */
export function valuesOf(run: Explanation): Record<string, number> {
  return Object.fromEntries(
    run.graph.values.flatMap(({ id, value, gradient }) => [
      [id, value],
      ...(gradient === null ? [] : [[`d.${id}`, gradient]]),
    ]),
  );
}
