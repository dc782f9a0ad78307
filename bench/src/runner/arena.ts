import type { Contestant } from './contestants';
import type { Answering } from './peer-process';

/** The processes of those who take part at the moment. */
export class Arena {
  readonly #start: (contestant: Contestant) => Answering;
  readonly #running = new Map<Contestant, Answering>();

  /** @param start - starts the process of a contestant, or throws the reason why there is none */
  constructor(start: (contestant: Contestant) => Answering) {
    this.#start = start;
  }

  /** The process of a contestant; the same one until `leave` or `clear`. */
  enter(contestant: Contestant): Answering {
    const running = this.#running.get(contestant) ?? this.#start(contestant);
    this.#running.set(contestant, running);
    return running;
  }

  /** Ends the process of one who failed; the next job begins with a fresh one. */
  leave(contestant: Contestant): void {
    this.#running.get(contestant)?.close();
    this.#running.delete(contestant);
  }

  clear(): void {
    for (const contestant of [...this.#running.keys()]) this.leave(contestant);
  }
}
