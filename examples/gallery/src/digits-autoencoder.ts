// An autoencoder: 64 pixels through 8 numbers and back. What it learns from is what it is to give, so it needs no labels.
import { digits } from '@bp/data';
import { images, savePicture } from '@bp/example-picture';
import { initialize, Linear, ReLU, Sequential, Sigmoid } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam } from '@bp/optim';
import { evaluate, fit, predict } from '@bp/train';

const { train, test } = await digits();
const [pixels, unseen] = [train.x, test.x];

const encoder = new Sequential(new Linear(64, 32), new ReLU(), new Linear(32, 8));
const decoder = new Sequential(new Linear(8, 32), new ReLU(), new Linear(32, 64), new Sigmoid());
const model = new Sequential({ encoder, decoder });
initialize(model, { seed: 7 });

const { epochs } = await fit(
  model,
  { x: pixels, y: pixels },
  { loss: mse, optimizer: new Adam(model.parameters(), { lr: 3e-3 }), epochs: 60, seed: 7 },
);
for (const { epoch, loss } of epochs.filter((_, i) => [0, 9, 59].includes(i))) {
  console.log(
    `epoch ${String(epoch).padStart(2)}  mean squared error of a pixel ${loss.toFixed(4)}`,
  );
}
const { loss } = await evaluate(model, { x: unseen, y: unseen }, { loss: mse });
// The best that one image for all could do is the variance of the pixels.
const variance = unseen
  .sub(pixels.mean({ axis: 0 }))
  .square()
  .mean()
  .item();
console.log(
  `unseen images   ${loss.toFixed(4)}; the mean image for each would have ${variance.toFixed(4)}`,
);

const shown = unseen.slice('0:12');
const codes = await predict(encoder, shown);
console.log(
  `the 8 numbers of the first: ${Array.from(codes.at(0).data, (n) => n.toFixed(1)).join(' ')}`,
);
const asImages = (rows: typeof shown) => rows.reshape([-1, 8, 8]).toArray() as number[][][];
const drawn = [
  images('unseen digits', asImages(shown)),
  images('out of 8 numbers each', asImages(await predict(decoder, codes))),
];
const title = '64 pixels through 8 numbers';
const description = 'Twelve unseen digits, and what the network makes of their eight numbers.';
savePicture('digits-autoencoder.svg', { title, description, height: 96 }, drawn);
