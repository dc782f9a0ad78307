import { parseArgs } from 'node:util';
import { contestants } from './runner/contestants';
import { type Options, PARTS } from './runner/options';
import { stepWorks } from './works';

export const USAGE = `pnpm bench [options]
  --only PART      ${PARTS.join(', ')}; several with commas
  --works NAMES    of the part steps: ${Object.keys(stepWorks).join(', ')}
  --peers NAMES    ${[...new Set(contestants.map(({ peer }) => peer))].join(', ')}
  --against DIR    of the part steps: another checkout, built, in turns with this one
  --rounds N       rounds that the median is of, 7 by default
  --round-ms N     length of a round, 400 by default
  --steps N        steps of the part memory, 10000 by default; 100000 for a soak
  --json FILE      writes the rows, and FILE.md with the tables`;

/**
 * Reads the command line.
 *
 * @throws Error that says what was expected
 */
export function readArguments(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      works: { type: 'string' },
      peers: { type: 'string' },
      against: { type: 'string' },
      rounds: { type: 'string', default: '7' },
      'round-ms': { type: 'string', default: '400' },
      steps: { type: 'string', default: '10000' },
      json: { type: 'string' },
    },
  });
  const works = Object.keys(stepWorks);
  const peers = [...new Set(contestants.map(({ peer }) => peer))];
  return {
    parts: names('--only', values.only, PARTS) ?? PARTS,
    works: names('--works', values.works, works) ?? works,
    peers: names('--peers', values.peers, peers),
    against: values.against ?? null,
    rounds: count('--rounds', values.rounds),
    roundMs: count('--round-ms', values['round-ms']),
    steps: count('--steps', values.steps),
    json: values.json ?? null,
  };
}

function names<Name extends string>(
  option: string,
  text: string | undefined,
  known: readonly Name[],
): Name[] | null {
  if (text === undefined) return null;
  return text.split(',').map((name) => {
    const found = known.find((one) => one === name.trim());
    if (found === undefined)
      throw new Error(`${option}: expected ${known.join(', ')}, got ${name}`);
    return found;
  });
}

function count(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new Error(`${option}: expected a whole number from 1, got ${text}`);
  }
  return number;
}
