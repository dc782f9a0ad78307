import { type ExplainOptions, explain } from '@bp/autograd/explain';
import { batches, digits } from '@bp/data';
import { type SummaryOptions, summary } from '@bp/inspect';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed } from '@bp/tensor';
import type { Page } from './page';

/** The words of explanations and of reports. */
export interface Languages extends Pick<ExplainOptions, 'language'> {
  readonly reports?: SummaryOptions['language'];
}

/** A weight between a pixel in the middle of the image and the first hidden unit. */
const WEIGHT = 'fc1.weight[0,27]';

/** Trains a small network on digits, and explains one of its weights on a batch. */
export async function explainDigits(page: Page, { language, reports }: Languages): Promise<void> {
  seed(7);
  const { x: images, y: labels } = (await digits()).all;
  const model = new Sequential({
    fc1: new Linear(64, 32),
    sigmoid: new Sigmoid(),
    fc2: new Linear(32, 10),
  });
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  for (let epoch = 1; epoch <= 5; epoch++) {
    for (const batch of batches({ images, labels }, 32, { seed: 7, epoch })) {
      optimizer.zeroGrad();
      crossEntropy(model.forward(batch.images), batch.labels).backward();
      optimizer.step();
    }
  }
  const [x, target] = [images.slice('0:32'), labels.slice('0:32')];
  page.section(
    { en: 'A network that has learned digits', ko: '숫자를 배운 신경망' },
    summary(model, x, { language: reports }),
  );
  const run = explain(crossEntropy(model.forward(x), target), { model, inputs: { x }, language });
  page.section(
    { en: 'Its gradients on 32 images', ko: '이미지 32장에 대한 기울기' },
    run.summary(),
  );
  page.section({ en: 'One weight of it', ko: '그 가중치 하나' }, run.gradient(WEIGHT));
}
