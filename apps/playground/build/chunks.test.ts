import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { pageChunks } from './chunks';

const SOURCE = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');
const at = (path: string) => (path.includes('node_modules') ? `/${path}` : SOURCE + path);

/** What each module imports, and loads later. */
const MODULES: Record<string, readonly [now: readonly string[], later?: readonly string[]]> = {
  'main.ts': [
    ['state/app.svelte.ts'],
    ['labs/train/TrainLab.svelte', 'labs/descent/DescentLab.svelte', 'app/code/CodeDialog.svelte'],
  ],
  'state/app.svelte.ts': [[]],
  'labs/train/TrainLab.svelte': [
    [
      'labs/train/Network.svelte',
      'ui/Slider.svelte',
      'ui/change-label.ts',
      'worker/client.ts',
      'state/app.svelte.ts',
    ],
    ['labs/train/EndNotice.svelte'],
  ],
  'labs/train/Network.svelte': [['draw/edges.ts']],
  'labs/train/EndNotice.svelte': [['labs/train/session/words.ts']],
  'labs/descent/DescentLab.svelte': [['draw/edges.ts', 'ui/Slider.svelte']],
  'app/code/CodeDialog.svelte': [['ui/change-label.ts']],
  'draw/edges.ts': [['node_modules/drawing/index.js']],
};
const graph = {
  getModuleInfo(id: string) {
    const found = Object.entries(MODULES).find(([path]) => at(path) === id);
    const [now, later = []] = found?.[1] ?? [[]];
    return { importedIds: now.map(at), dynamicallyImportedIds: later.map(at) };
  },
};

it.each([
  ['what Train alone needs at once is one file', 'labs/train/Network.svelte', 'train'],
  ['what other labs draw with is another', 'draw/edges.ts', 'drawing'],
  ['what else other labs need is a third', 'ui/Slider.svelte', 'controls'],
  ['what dialogs need too is a fourth', 'ui/change-label.ts', 'settings'],
  ['the lab itself is where its door is', 'labs/train/TrainLab.svelte', null],
  ['what the frame has is there', 'state/app.svelte.ts', null],
  ['what is loaded later stays apart', 'labs/train/EndNotice.svelte', null],
  ['what only that needs does, too', 'labs/train/session/words.ts', null],
  ['packages are split by what of them is used', 'node_modules/drawing/index.js', null],
  ['what asks the worker is alone', 'worker/client.ts', null],
])('%s', (_, path, name) => {
  expect(pageChunks()(at(path), graph)).toBe(name);
});
