import { isBpError } from '@bp/tensor';
import { Draw } from '../draw';
import { bytesMade } from './measured';
import { mutated } from './mutate';
import type { Reader } from './readers';

const LONGEST_MS = 4000;

/** What became of one file. */
export interface Outcome {
  readonly accepted: boolean;
  /** What should not have happened; null where all is well. */
  readonly fault: string | null;
}

/** One file from one seed, given to a reader. */
export async function attempt(reader: Reader, seed: number): Promise<Outcome> {
  const draw = new Draw(seed);
  draw.number();
  const { bytes: made, crafted } = reader.make(draw);
  const whole = draw.chance(0.1);
  const bytes = whole || (crafted && draw.chance(0.7)) ? made : mutated(draw, made);
  const before = Buffer.from(bytes).toString('base64');
  const expected = reader.oracle(bytes);
  const [start, from] = [performance.now(), bytesMade()];
  let got: string | null = null;
  let fault: string | null = null;
  try {
    got = await reader.read(bytes);
  } catch (error) {
    if (!isBpError(error)) fault = `throws ${String(error).slice(0, 200)}`;
    else if (error.message.length > 500) fault = 'says too much';
    else if (!['BP_FORMAT', 'BP_OPTION'].includes(error.code))
      fault = `throws ${error.code}: ${error.message}`;
    else if (whole && !crafted) fault = `refuses a right file: ${error.message}`;
  }
  const size = bytesMade() - from;
  const ms = performance.now() - start;
  if (fault === null) {
    const kept = () => reader.summed === true && got === reader.oracle(made);
    if (got !== null && got !== expected && !kept())
      fault = `accepts ${got.slice(0, 160)}, where it is ${expected?.slice(0, 160) ?? 'to be refused'}`;
    else if (size > reader.spare + reader.multiple * bytes.length)
      fault = `makes ${size} bytes of arrays of ${bytes.length}`;
    else if (ms > LONGEST_MS) fault = `takes ${Math.round(ms)} ms for ${bytes.length} bytes`;
    else if (Buffer.from(bytes).toString('base64') !== before) fault = 'changes the file';
  }
  return { accepted: got !== null, fault };
}
