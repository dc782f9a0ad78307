import type { Player } from './player';

const common =
  'activation=tanh&batchSize=10&learningRate=0.03&regularizationRate=0&noise=0&x=true&y=true&showTestData=false&discretize=false&percTrainData=50&problem=classification';

/**
 * TensorFlow Playground itself: `npm install && npm run build` in a checkout of github.com/tensorflow/playground (Apache-2.0),
 * whose `dist` the environment variable TENSORFLOW_PLAYGROUND names.
 */
export const tensorflowPlayground: Player = {
  peer: 'TensorFlow Playground',
  folder: () => process.env.TENSORFLOW_PLAYGROUND ?? null,
  works: {
    'playground-default': `#${common}&dataset=circle&networkShape=4,2&seed=0.5`,
    'playground-6x8': `#${common}&dataset=spiral&networkShape=8,8,8,8,8,8&seed=0.5`,
  },
  ready: async (page) => {
    await page.waitForSelector('#play-pause-button', { state: 'attached' });
  },
  play: (page) => page.evaluate(() => document.getElementById('play-pause-button')?.click()),
  epochs: (page) =>
    page.evaluate(() =>
      Number(document.getElementById('iter-number')?.textContent?.replaceAll(',', '')),
    ),
};
