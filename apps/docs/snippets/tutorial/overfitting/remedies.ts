import {
  Adam,
  crossEntropy,
  Dropout,
  fit,
  Linear,
  moons,
  ReLU,
  Sequential,
  seed,
} from '@bp/all';

const train = moons({ n: 60, noise: 0.3, seed: 7 });
const validation = moons({ n: 400, noise: 0.3, seed: 8 });
const none = { dropout: 0, decay: 0, patience: undefined as number | undefined };

async function validationLoss(remedy: Partial<typeof none>): Promise<number> {
  const { dropout, decay, patience } = { ...none, ...remedy };
  seed(7);
  const model = new Sequential(
    new Linear(2, 64),
    new ReLU(),
    new Dropout(dropout),
    new Linear(64, 64),
    new ReLU(),
    new Dropout(dropout),
    new Linear(64, 2),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.01, weightDecay: decay });
  const options = {
    loss: crossEntropy,
    optimizer,
    epochs: 200,
    batch: 20,
    seed: 7,
    patience,
  };
  const { epochs, best } = await fit(model, train, {
    ...options,
    validation,
    progress: false,
  });
  const kept =
    patience === undefined ? epochs[epochs.length - 1] : epochs[best!.epoch - 1];
  return kept.validation!.loss;
}

console.log('nothing:', await validationLoss({})); // → nothing: 1.3543
const [decay, dropout] = [0.01, 0.4];
console.log('L2:', await validationLoss({ decay })); // → L2: 0.2832
console.log('dropout:', await validationLoss({ dropout })); // → dropout: 0.5097
console.log('early stop:', await validationLoss({ patience: 20 })); // → early stop: 0.2678
const all = await validationLoss({ decay, dropout, patience: 20 });
console.log('all three:', all); // → all three: 0.2812
