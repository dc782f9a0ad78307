import { transfer } from 'comlink';
import { putWeights } from '../core/keep/put-weights';

/** What is done with files of runs and weights. */
export class KeepDesk {
  /**
   * A saved state with the weights of a file in it.
   *
   * @throws WeightError why they do not fit; read it by `weightProblemOf`
   */
  async withWeights(state: Uint8Array, weights: Uint8Array): Promise<Uint8Array> {
    const changed = putWeights(state, weights);
    return transfer(changed, [changed.buffer as ArrayBuffer]);
  }
}
