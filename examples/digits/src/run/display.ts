import type { Score } from './evaluate';
import type { GradientNorm } from './gradient-norms';

const BAR_WIDTH = 24;
/** No row of a table is longer, so that none breaks in a narrow window. */
const WIDTH = 60;

/** What is known at the end of an epoch. */
export interface EpochReport {
  readonly epoch: number;
  readonly train: Score;
  readonly validation: Score;
  readonly best: boolean;
}

/** Shows a run in a terminal: a bar that moves while an epoch runs, a line when it has ended. */
export class Display {
  readonly #out: NodeJS.WriteStream;
  readonly #epochs: number;

  constructor(out: NodeJS.WriteStream, epochs: number) {
    this.#out = out;
    this.#epochs = epochs;
  }

  header(): void {
    this.#out.write('           training             validation\n');
    this.#out.write('epoch      loss    accuracy     loss    accuracy\n');
  }

  /** The bar is drawn only where it can be drawn over. */
  progress(epoch: number, step: number, steps: number, loss: number): void {
    if (!this.#out.isTTY) return;
    const filled = Math.round((step / steps) * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    this.#out.write(`\r${this.#label(epoch)}  ${bar} ${step}/${steps}  loss ${loss.toFixed(4)}  `);
  }

  epoch({ epoch, train, validation, best }: EpochReport): void {
    const cells = [train, validation].map(
      ({ loss, accuracy }) => `${loss.toFixed(4).padStart(7)}${percent(accuracy).padStart(10)}`,
    );
    const erase = this.#out.isTTY ? '\r\u001b[K' : '';
    this.#out.write(`${erase}${this.#label(epoch)}${cells.join('    ')}${best ? '  ★' : ''}\n`);
  }

  /** A layer that no gradient reaches, or that too much reaches, shows at a glance. */
  gradients(rows: readonly GradientNorm[]): void {
    const width = Math.max(...rows.map(({ name }) => name.length), 9);
    const largest = Math.max(...rows.map(({ mean }) => mean));
    this.#out.write(`\n${'parameter'.padEnd(width)}  mean ‖∂L/∂w‖  largest\n`);
    for (const { name, mean, largest: peak } of rows) {
      const bar = '▇'.repeat(Math.max(1, Math.round((mean / largest) * BAR_WIDTH)));
      const figures = `${mean.toFixed(5).padStart(12)}  ${peak.toFixed(3).padStart(7)}`;
      this.#out.write(`${name.padEnd(width)}  ${figures}  ${bar}\n`);
    }
  }

  /** A sentence, broken between words. */
  text(sentence: string): void {
    let line = '';
    for (const word of sentence.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > WIDTH) {
        this.line(line);
        line = word;
      } else line += line === '' ? word : ` ${word}`;
    }
    this.line(line);
  }

  /** A line as it is, such as a command to copy. */
  line(text = ''): void {
    this.#out.write(`${text}\n`);
  }

  #label(epoch: number): string {
    return `${String(epoch).padStart(3)}/${this.#epochs}`.padEnd(10);
  }
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
