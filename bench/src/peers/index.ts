import type { Peer } from './peer';

/** Each library is loaded by the one process that measures it. */
const loaders: Readonly<Record<string, () => Promise<Peer>>> = {
  bp: async () => (await import('./bp')).bp,
  'brain.js': async () => (await import('./brain')).brain,
  ceiling: async () => (await import('./ceiling')).ceiling,
  convnetjs: async () => (await import('./convnetjs')).convnetjs,
  'jax-js': async () => (await import('./jax-js')).jaxJs,
  'plain-js': async () => (await import('./plain-js')).plainJs,
  'tfjs-cpu': async () => (await import('./tfjs')).createTfjs('cpu'),
  'tfjs-wasm': async () => (await import('./tfjs')).createTfjs('wasm'),
};

/** @param name - as in the rows of the report */
export function loadPeer(name: string): Promise<Peer> {
  return loaders[name]();
}
