import { expect, it } from 'vitest';
import { tellUpdate } from '@bp/optim/tell';
import { defaultConfig, defaultLayer } from '../../config';
import { createExperiment } from '../experiment';
import { takeSnapshot } from './take-snapshot';
import { Viewer } from './viewer';
import type { Views } from '../told';

it('shows', async () => {
  for (const layers of [2, 6]) {
    const config = defaultConfig();
  const one = await createExperiment({ ...config, net: { ...config.net, layers: 'abcdef'.slice(0, layers).split('').map((id) => defaultLayer(id)) } });
  const viewer = new Viewer(one);
  const moment = { run: 1, playing: true, epochsPerSecond: 0, updatesPerSecond: 0, told: 0, ended: null, tellUpdate };
  const parts: Record<string, Views> = { none: {}, map: { map: 64 }, tiles: { tiles: 32 }, tiles16: { tiles: 16 }, weight: { edges: 'weight' }, gradient: { edges: 'gradient' }, update: { edges: 'update' }, badges: { badges: true }, outputs: { outputs: true }, pinned: { pinned: [['b.linear.weight', 4, 3]] }, sample: { sample: 3 }, neuron: { neuron: ['b', 4] }, flow: { flow: true } };
  await one.run.play({ epochs: 50 });
  const all = Object.assign({}, ...Object.values(parts)) as Views;

  for (const [name, views] of Object.entries({ ...parts, all })) {
    for (let i = 0; i < 30; i++) { takeSnapshot(one, viewer, views, moment); }
    const times: number[] = [];
    for (let i = 0; i < 40; i++) { const t = performance.now(); takeSnapshot(one, viewer, views, moment); times.push(performance.now() - t); }
    times.sort((a, b) => a - b);
    console.log(layers, name, 'median', times[20].toFixed(2), 'min', times[0].toFixed(2));
  }
  }
});
