import type { ScalarInfo } from './scalar-info';

const NOTHING: Omit<ScalarInfo, 'role' | 'path' | 'at' | 'widest'> = {
  layer: 0,
  unit: 0,
  node: 0,
  from: 0,
  fromNode: 0,
  to: 0,
  number: 0,
  sample: null,
};

/**
 * For tests: every number of a run through dense layers of the given widths, inputs first. With one sample, nothing
 * carries its number.
 */
export function numbersOfNetwork(widths: readonly number[], samples = 1): ScalarInfo[] {
  const widest = Math.max(...widths);
  const all: ScalarInfo[] = [];
  const add = (role: ScalarInfo['role'], path: string, at: number[], more: Partial<ScalarInfo>) =>
    all.push({ ...NOTHING, role, path, at, widest, ...more });
  let number = 0;
  let biases = 0;
  let below = 0; // nodes before the layer that a weight leads from
  let before = 0; // nodes before the layer it leads to
  for (let layer = 1; layer < widths.length; layer++) {
    for (let to = 1; to <= widths[layer]; to++) {
      const node = before + to;
      for (let from = 1; from <= widths[layer - 1]; from++) {
        const fromNode = below + from;
        const weight = { layer, from, fromNode, to, node, number: ++number };
        add('weight', `fc${layer}.weight`, [to - 1, from - 1], weight);
      }
      add('bias', `fc${layer}.bias`, [to - 1], { layer, unit: to, to, node, number: ++biases });
    }
    below = before;
    before += widths[layer];
  }
  for (let row = 0; row < samples; row++) {
    const sample = samples > 1 ? row + 1 : null;
    let node = 0;
    widths.forEach((width, layer) => {
      const last = layer === widths.length - 1;
      for (let unit = 1; unit <= width; unit++) {
        const at = [row, unit - 1];
        if (layer === 0) {
          add('input', 'x', at, { unit, sample });
          continue;
        }
        node++;
        add('sum', `fc${layer}`, at, { layer, unit, node, sample });
        add(last ? 'output' : 'hidden', `act${layer}`, at, { layer, unit, node, sample });
        if (!last) continue;
        add('target', 't', at, { unit, sample });
        add('error', 'halfSse', at, { unit, sample });
      }
    });
  }
  add('loss', 'loss', [], {});
  return all;
}
