// A layer of your own: a class with parameters and a `forward`. The derivatives come from the operations in it.
import { parameter } from '@bp/autograd';
import { initialize, Linear, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { linspace, ones, type Tensor } from '@bp/tensor';
import { fit } from '@bp/train';

/** y = x + sin²(a x) / a with a learned frequency a for each unit: a function for what goes up and down. */
class Snake extends Module {
  frequency: Tensor;

  constructor(units: number) {
    super();
    this.frequency = parameter(ones([units]));
  }

  forward(x: Tensor): Tensor {
    const wave = x.mul(this.frequency).sin().square();
    return x.add(wave.div(this.frequency));
  }

  // What `initialize` begins anew.
  override resetParameters(): void {
    this.frequency.assign(ones(this.frequency.shape));
  }
}

const model = new Sequential(new Linear(1, 16), new Snake(16), new Linear(16, 1));
initialize(model, { seed: 7 });
console.log(String(model));
// It is in the state dict, and every optimizer finds it.
console.log([...model.namedParameters()].map(([name]) => name).join(', '));

// A curve that goes up and down on its way.
const x = linspace(-3, 3, 120).reshape([-1, 1]);
const y = x.mul(3).sin().add(x.mul(0.5));
const history = await fit(
  model,
  { x, y },
  {
    loss: mse,
    optimizer: new Adam(model.parameters(), { lr: 0.01 }),
    epochs: 300,
    seed: 7,
    progress: false,
  },
);
for (const epoch of [1, 10, 100, 300]) {
  console.log(
    `epoch ${String(epoch).padStart(3)}  loss ${history.epochs[epoch - 1].loss.toPrecision(3)}`,
  );
}
const { data } = (model.at(1) as Snake).frequency;
console.log(
  `frequencies from 1 to between ${Math.min(...data).toFixed(2)} and ${Math.max(...data).toFixed(2)}`,
);
