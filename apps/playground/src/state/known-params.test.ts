import topics from '@bp/course/topics.json';
import { describe, expect, it } from 'vitest';
import { DESCENT_PRESETS, writeView as writeDescent } from '../core/descent/view';
import { VANISHING_PRESETS, writeView as writeVanishing } from '../core/vanishing/view';
import { unknownParam } from './known-params';
import { LABS, type Lab } from './router';

describe('a name in a link', () => {
  it.each([
    ['train', 'sede'],
    ['train', 'lr'],
    ['train', 'SEED'],
    ['train', 'optimiser.lr'],
    ['train', '__proto__'],
    ['descent', 'constructor'],
    ['backprop', 'optimiser.lr'],
    ['digits', 'v.x'],
  ] as const)('that means nothing is found: in %s, %s', (lab, name) => {
    const params = Object.fromEntries([
      ['seed', '7'],
      [name, '1'],
    ]);
    expect(unknownParam(lab, params)).toBe(name);
  });

  it('may be any variable in Backprop', () => {
    expect(
      unknownParam('backprop', { expr: 'z = 기온 * w', 기온: '3', w: '2', 'v.seed': '1' }),
    ).toBe(null);
  });

  it('is known wherever the course or a lab writes it', () => {
    for (const { lab, also = [], notes } of topics as unknown as Topic[]) {
      for (const link of [lab, ...also, ...notes.map((entry) => entry.lab)]) {
        if (link) expect(unknownParam(link.lab, link.params), JSON.stringify(link)).toBe(null);
      }
    }
    const views = [
      writeDescent(DESCENT_PRESETS['fish-cake'], 'saddle'),
      writeVanishing(VANISHING_PRESETS.bound, 'activations'),
    ];
    for (const view of views) {
      expect(LABS.map((lab) => unknownParam(lab, view))).toEqual(LABS.map(() => null));
    }
  });
});

interface Link {
  readonly lab: Lab;
  readonly params: Readonly<Record<string, string>>;
}
interface Topic {
  readonly lab?: Link;
  readonly also?: readonly Link[];
  readonly notes: readonly { readonly lab?: Link }[];
}
