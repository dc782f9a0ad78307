// Runs checks, prints a line for each when it is done, and what is wrong below it, and counts.

/**
 * @typedef {object} Outcome
 * @property {string} summary what was looked at, in a few words
 * @property {string[]} [findings] what is wrong, a line each
 */

export class Report {
  #passed = 0;
  #failed = 0;
  #print;
  #name;

  /** @param {(line: string) => void} [print] @param {string} [name] what the last line begins with */
  constructor(print = console.log, name = 'verify') {
    this.#print = print;
    this.#name = name;
  }

  /**
   * @param {string} title
   * @param {() => Outcome | Promise<Outcome>} look one that throws has failed
   * @returns {Promise<boolean>} does it hold?
   */
  async check(title, look) {
    const started = performance.now();
    const { summary, findings = [] } = await outcomeOf(look);
    const holds = findings.length === 0;
    if (holds) this.#passed++;
    else this.#failed++;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    this.#print(`${holds ? 'ok    ' : 'FAILED'} ${title}: ${summary} (${seconds} s)`);
    for (const finding of findings) this.#print(`       ${finding.replaceAll('\n', '\n       ')}`);
    return holds;
  }

  /** The last line. */
  get summary() {
    return `${this.#name}: ${this.#passed} passed, ${this.#failed} failed`;
  }

  get passed() {
    return this.#passed;
  }

  get failed() {
    return this.#failed;
  }
}

/** @param {() => Outcome | Promise<Outcome>} look @returns {Promise<Outcome>} */
async function outcomeOf(look) {
  try {
    return await look();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { summary: 'could not be checked', findings: [message] };
  }
}
