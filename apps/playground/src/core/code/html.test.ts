import type { Run } from '@bp/train';
import { describe, expect, it } from 'vitest';
import { defaultConfig, patchConfig } from '../config';
import { createExperiment } from '../experiment/made/experiment';
import { htmlOf } from './html';
import { runProgram } from './run-program.test-helper';

const config = patchConfig(defaultConfig(), 'stop.epochs', 5);
const options = { language: 'ko', title: '두 나선 <1>', base: '/node_modules' } as const;

/** Enough of a page for the script to draw on. */
function fakePage() {
  const words = { textContent: '' };
  const nothing = () => {};
  const context = new Proxy({}, { get: () => nothing, set: () => true });
  const canvas = { getContext: () => context, width: 10, height: 10 };
  return {
    words,
    globals: {
      document: { querySelector: (name: string) => (name === 'pre' ? words : canvas) },
      getComputedStyle: () => ({ color: 'black' }),
      requestAnimationFrame: (draw: () => void) => draw(),
    },
  };
}

describe('the page of a config', () => {
  it('trains to the bits of the playground, and says so', async () => {
    const html = htmlOf(config, options);
    const script = /<script type="module">\n([\s\S]*?)<\/script>/.exec(html)![1];
    const page = fakePage();
    const { values } = await runProgram<{ run: Run }>(script, ['run'], {}, page.globals);
    const experiment = await createExperiment(config);
    await experiment.run.play();
    expect(values.run.fingerprint).toBe(experiment.run.fingerprint);
    expect(page.words.textContent).toContain(experiment.run.fingerprint.slice(0, 8));
  });

  it('names every door of the packages where they lie, and nothing else from elsewhere', () => {
    const html = htmlOf(config, options);
    const map = JSON.parse(/<script type="importmap">([\s\S]*?)<\/script>/.exec(html)![1]);
    expect(map.imports['@bp/tensor']).toBe('/node_modules/@bp/tensor/dist/index.js');
    expect(html).not.toMatch(/https?:/);
  });

  it('lets no text break out of its place', () => {
    const base = 'https://example.org/"></script><script>alert(1)//';
    const html = htmlOf(config, { ...options, title: '</title><script>', base });
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });
});
