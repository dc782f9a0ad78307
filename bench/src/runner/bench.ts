import { Arena } from './arena';
import type { Contestant } from './contestants';
import type { Options } from './options';
import type { Answering } from './peer-process';
import { type Race, runRace } from './race';
import { reasonOf } from './reason';
import type { Failure, Row, Section } from './results';

/** What every measure needs: the wishes of the user, the processes, and a place for results. */
export class Bench {
  readonly options: Options;
  readonly arena: Arena;
  readonly #say: (line: string) => void;
  #rows: Row[] = [];
  #failures: Failure[] = [];

  constructor(
    options: Options,
    start: (contestant: Contestant) => Answering,
    say: (line: string) => void,
  ) {
    this.options = options;
    this.arena = new Arena(start);
    this.#say = say;
  }

  /** Tells the user what is being measured. */
  say(line: string): void {
    this.#say(line);
  }

  add(row: Row): void {
    this.#rows.push(row);
  }

  fail(work: string, { peer, mode }: { peer: string; mode: string }, error: unknown): void {
    this.#failures.push({ work, peer, mode, reason: reasonOf(error) });
  }

  async race(race: Race): Promise<void> {
    this.say(race.work);
    const { rows, failures } = await runRace(race, this.arena, this.options);
    this.#rows.push(...rows);
    this.#failures.push(...failures);
  }

  /** What has been measured since the last call, and the end of its processes. */
  finish(title: string): Section {
    this.arena.clear();
    const section = { title, rows: this.#rows, failures: this.#failures };
    this.#rows = [];
    this.#failures = [];
    return section;
  }
}
