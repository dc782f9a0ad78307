// Regression: how many fish cakes are sold at which temperature (a synthetic set). One weight and one bias, so that every
// step of gradient descent can be followed; first the step of the notes, w: 1 → 5.
import { parameter } from '@bp/autograd';
import { StandardScaler, syntheticFishCakes } from '@bp/data';
import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { fit } from '@bp/train';

// J(w) = (w − 2)² has the slope −2 at w = 1. With a rate of 2 the step is w⁺ = 1 − 2 · (−2) = 5.
const w = parameter(1);
const descent = new SGD([w], { lr: 2 });
w.sub(2).square().backward();
console.log(`w = ${w.item()}, slope ${w.grad?.item()}`);
descent.step();
console.log(`w = ${w.item()} after a step of rate 2: too far, the lowest point is at 2`);

const { x, y } = syntheticFishCakes({ n: 100, seed: 7 });
// Temperatures around 0 with a deviation of 1 make the loss a round bowl, in which descent goes straight down.
const scaler = new StandardScaler();
const scaled = scaler.fitTransform(x);

const model = new Linear(1, 1);
model.weight.assign([[0]]);
model.bias?.assign([0]);
const now = () => {
  const [weight, bias] = model.parameters().map((p) => p.item().toFixed(2).padStart(8));
  return `w ${weight}  b ${bias}  loss ${mse(model.forward(scaled), y).item().toFixed(1)}`;
};
console.log(`at first      ${now()}`);
await fit(
  model,
  { x: scaled, y },
  {
    loss: mse,
    optimizer: new SGD(model.parameters(), { lr: 0.1 }),
    batch: 'full',
    epochs: 60,
    progress: false,
    callbacks: [
      (run) => {
        run.on('epoch', ({ epoch }) => {
          if ([1, 2, 5, 10, 60].includes(epoch))
            console.log(`${`step ${epoch}`.padEnd(12)}  ${now()}`);
        });
      },
    ],
  },
);

// Least squares have their answer at once: w = Σ x (y − ȳ) / Σ x², for x of mean 0.
const best = scaled.mul(y.sub(y.mean())).sum().div(scaled.square().sum()).item();
console.log(
  `least squares w ${best.toFixed(2).padStart(8)}  b ${y.mean().item().toFixed(2).padStart(8)}`,
);
const sold = (degrees: number) => model.forward(scaler.transform([[degrees]])).item();
console.log(
  `sold at 0 °C ${sold(0).toFixed(0)}, and ${(sold(0) - sold(1)).toFixed(1)} fewer for each degree more`,
);
