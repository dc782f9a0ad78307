import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type Answer, type Answers, decode, encode, type Request } from './protocol';
import { lastWords } from './reason';

/** Something that answers requests; in tests not a process. */
export interface Answering {
  ask<R extends Request>(request: R, timeoutMs?: number): Promise<Answers[R['do']]>;
  close(): void;
}

const TIMEOUT_MS = 120_000;

/** A peer in a process of its own, so that its heap, its threads and its compiler disturb nobody else. */
export class PeerProcess implements Answering {
  readonly #child: ChildProcess;
  #settle: ((answer: Answer) => void) | null = null;
  #lastWords = '';

  /**
   * @param command - the program and its arguments
   * @param threads - how many a library may start that asks the environment
   */
  constructor(command: readonly string[], threads = 1) {
    const [program, ...args] = command;
    const count = String(threads);
    const env = { ...process.env, OMP_NUM_THREADS: count, OPENBLAS_NUM_THREADS: count };
    this.#child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
    const { stdin, stdout, stderr } = this.#child;
    // a process that has ended cannot read: its exit says so already
    stdin?.on('error', () => {});
    stderr?.on('data', (text) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-2000);
    });
    createInterface({ input: stdout! }).on('line', (line) => this.#finish(decode<Answer>(line)));
    this.#child.on('error', ({ message }) => this.#finish({ fails: message }));
    this.#child.on('close', () =>
      this.#finish({ fails: `its process ended: ${lastWords(this.#lastWords)}` }),
    );
  }

  /** One at a time. */
  async ask<R extends Request>(request: R, timeoutMs = TIMEOUT_MS): Promise<Answers[R['do']]> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) {
      throw new Error(`its process has ended: ${lastWords(this.#lastWords)}`);
    }
    const answer = await new Promise<Answer>((resolve) => {
      const timer = setTimeout(() => {
        this.close();
        resolve({ fails: `no answer within ${timeoutMs / 1e3} s` });
      }, timeoutMs);
      this.#settle = (found) => {
        clearTimeout(timer);
        resolve(found);
      };
      this.#child.stdin?.write(`${encode(request)}\n`);
    });
    if ('fails' in answer) throw new Error(answer.fails);
    return answer.ok as Answers[R['do']];
  }

  close(): void {
    this.#child.kill('SIGKILL');
  }

  #finish(answer: Answer): void {
    this.#settle?.(answer);
    this.#settle = null;
  }
}
