import { type Explanation, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { Linear } from '@bp/layers';
import { halfSse } from '@bp/losses';
import { Module } from '@bp/module';
import { type Tensor, tensor } from '@bp/tensor';
import type { Language } from '../content/languages.ts';

const X = tensor([[1, 0.5]], { dtype: 'float64' });
const Y = tensor([[1, 0]], { dtype: 'float64' });

/** Two inputs, three hidden units, two outputs, sigmoids and no biases: the smallest network that has a weight w32⁽²⁾. */
class ThreeHidden extends Module {
  fc1 = new Linear(2, 3, { bias: false, dtype: 'float64' });
  fc2 = new Linear(3, 2, { bias: false, dtype: 'float64' });

  constructor(w32: number) {
    super();
    this.loadStateDict({
      'fc1.weight': [
        [0.2, -0.6],
        [0.5, 0.1],
        [-0.3, 0.8],
      ],
      'fc2.weight': [
        [0.7, -0.2, 0.4],
        [0.3, 0.8, w32],
      ],
    });
  }

  override forward(x: Tensor): Tensor {
    return this.fc2.forward(this.fc1.forward(x).sigmoid()).sigmoid();
  }
}

/** Explained in the notation of the notes, from-to: w32⁽²⁾ leads from the third hidden unit to the second output. */
export function threeHidden(language: Language): Explanation {
  return explain(halfSse(new ThreeHidden(-0.5).forward(X), Y), {
    inputs: { x: X, y: Y },
    notation: { scheme: 'layered', order: 'from-to' },
    ...(language === 'ko' ? { language: ko } : {}),
  });
}

/** The loss where w32⁽²⁾ is another number. */
export function lossWith(w32: number): number {
  return halfSse(new ThreeHidden(w32).forward(X), Y).item();
}
