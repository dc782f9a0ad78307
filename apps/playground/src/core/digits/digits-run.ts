import { CONFIG, makeModel, prepareRun } from '@bp/example-digits/recipe';
import { crossEntropy } from '@bp/losses';
import { fingerprint, type Module, type StateDict, type StateSource } from '@bp/module';
import { tensor } from '@bp/tensor';
import { confusionMatrix, type EpochRecord, predict, Run } from '@bp/train';
import { mistakesOf, softmax } from './answers';
import { DARKEST } from './raster';
import { type RunFile, RunFileError } from './run-file';
import type { EpochScores, OpenedRun, Score, Seen } from './run-told';

type Prepared = Awaited<ReturnType<typeof prepareRun>>;
type Images = Prepared['test'];

const FIRST_LAYER = '0.weight';
const WIDTHS = [64, ...CONFIG.hidden, 10] as const;

/** A run of the digits by the recipe that `npm start` trains by: with the same seed it comes to the same bits. */
export class DigitsRun {
  readonly epochs: number;
  readonly #run: Run;
  readonly #test: Images;

  private constructor({ options, test }: Prepared) {
    this.epochs = options.stop.epochs;
    // the network stays where the run is, so that every epoch can be looked at
    this.#run = new Run({ ...options, stop: { ...options.stop, restoreBest: false } });
    this.#test = test;
  }

  static async prepare(seed: string, epochs: number): Promise<DigitsRun> {
    return new DigitsRun(await prepareRun({ seed, epochs }));
  }

  get epoch(): number {
    return this.#run.position.epoch;
  }

  get best(): number {
    return this.#run.history.best?.epoch ?? 0;
  }

  get fingerprint(): string {
    return this.#run.fingerprint;
  }

  get history(): EpochScores[] {
    return this.#run.history.epochs.map(scoresOf);
  }

  /** Learns for an epoch more; where it has been before, it comes to the same weights. */
  step(): EpochScores {
    return scoresOf(this.#run.step('epoch'));
  }

  /** Whether the recipe ends the run here: after all its epochs, or once its patience has run out. */
  get isOver(): boolean {
    return this.#run.stopped !== null;
  }

  seek(epoch: number): void {
    this.#run.seek(epoch);
  }

  /** A copy of the weights where the run is. */
  get weights(): StateDict {
    return this.#run.model.stateDict();
  }

  /** What can be seen of the network where the run is. */
  look(): Promise<Seen> {
    return lookAt(this.#run.model, this.epoch, this.#test);
  }

  async opened(isWhole: boolean): Promise<OpenedRun> {
    const { seed } = this.#run;
    const { epochs, history, best } = this;
    return { seed, epochs, widths: WIDTHS, history, best, isWhole, seen: await this.look() };
  }
}

/** Answers one image after the other with the weights that it was given last. */
export class Answering {
  readonly #model = makeModel();

  /** @throws BpError for weights of another network; the ones before stay then */
  take(weights: StateSource): void {
    this.#model.loadStateDict(weights);
  }

  /**
   * The probabilities of the ten digits.
   *
   * @param image - 64 counts of 0 … 16
   */
  async answer(image: Uint8Array): Promise<Float32Array> {
    const pixels = Float32Array.from(image, (count) => count / DARKEST);
    const logits = await predict(this.#model, tensor(pixels).reshape([1, pixels.length]), {
      compile: false,
    });
    return softmax(logits.data);
  }
}

/**
 * Opens a run that was trained elsewhere.
 *
 * @throws RunFileError where its weights are none of this network, or do not have its fingerprint
 */
export async function openFile(file: RunFile): Promise<OpenedRun> {
  const model = makeModel();
  try {
    model.loadStateDict(file.weights as StateSource);
  } catch {
    throw new RunFileError('otherNetwork');
  }
  if (fingerprint(model.stateDict()) !== file.fingerprint) throw new RunFileError('broken');
  const { seed, epochs, history, best } = file;
  const { test } = await prepareRun({ seed, epochs });
  const seen = await lookAt(model, best, test);
  return { seed, epochs, widths: WIDTHS, history, best, isWhole: true, seen };
}

async function lookAt(model: Module, epoch: number, { x, y }: Images): Promise<Seen> {
  const logits = await predict(model, x, { compile: false });
  const confusion = confusionMatrix(logits, y);
  const right = confusion.reduce((sum, row, digit) => sum + row[digit], 0);
  const labels = y.data as Int32Array;
  const state = model.stateDict();
  return {
    epoch,
    fingerprint: fingerprint(state),
    test: { loss: crossEntropy(logits, y).item(), accuracy: right / labels.length },
    confusion,
    mistakes: mistakesOf(logits.data, labels, x.data),
    firstLayer: Float32Array.from(state[FIRST_LAYER].data),
  };
}

function scoresOf({ epoch, train, validation }: EpochRecord): EpochScores {
  return { epoch, train: train as unknown as Score, validation: validation as unknown as Score };
}
