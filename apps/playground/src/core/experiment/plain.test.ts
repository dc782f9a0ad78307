import { backend, setBackend } from '@bp/tensor';
import { afterEach, expect, it } from 'vitest';
import { defaultConfig } from '../config';
import { createExperiment, describe } from './made/experiment';

afterEach(() => setBackend('wasm'));

it('runs without WebAssembly, to the same bits, and tells so', async () => {
  const compiled = await createExperiment(defaultConfig());
  await compiled.run.play({ epochs: 5 });
  expect(backend()).toBe('wasm');
  setBackend('reference');
  const plain = await createExperiment(defaultConfig());
  expect(describe(plain, 1).engine).toBe('plain');
  await plain.run.play({ epochs: 5 });
  expect(plain.run.fingerprint).toBe(compiled.run.fingerprint);
});
