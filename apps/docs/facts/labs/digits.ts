import { digits } from '@bp/data';
import { BatchNorm1d, Linear, Sequential } from '@bp/layers';
import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = async () => {
  const { train, validation, test } = await digits({ validation: 0.2 });
  const model = new Sequential(
    new Linear(64, 128, { bias: false }),
    new BatchNorm1d(128),
    new Linear(128, 64, { bias: false }),
    new BatchNorm1d(64),
    new Linear(64, 10),
  );
  const n = test.y.size;
  return {
    images: train.y.size + validation.y.size + n,
    train: train.y.size,
    validation: validation.y.size,
    test: n,
    updates: Math.ceil(train.y.size / 32),
    parameters: model.parameters().reduce((sum, { size }) => sum + size, 0),
    firstLayer: 64 * 128,
    accuracy: (n - 7) / n,
    oneImage: 1 / n,
    deviation: Math.sqrt((0.98 * 0.02) / n),
    counts: (32 * 32) / (4 * 4),
  };
};

export default facts;
