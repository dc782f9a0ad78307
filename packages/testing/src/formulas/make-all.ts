import { mul, tensor } from '@bp/tensor';
import { layerTrials } from '../bits/layers';
import { lossTrials } from '../bits/losses';

/**
 * Has those operations made that wait for their first use: of losses with options, and beside plain numbers. All others
 * are made where their package is loaded.
 */
export function makeAll(): void {
  const trials = [lossTrials('float64'), layerTrials('float64')].flatMap((table) =>
    Object.values(table).flat(),
  );
  for (const { make, inputs } of trials) make()(...inputs);
  mul(tensor([1]), 2);
  mul(2, tensor([1]));
}
