import { BpError } from '@bp/tensor';

/** No JSON of ours goes deeper; recursion over it has room to spare. */
export const DEEPEST = 200;

/**
 * What a JSON text stands for, each name of an object given once.
 *
 * `JSON.parse` takes the last of two values with one name in silence, and readers in other languages may take the first.
 *
 * @param part - what holds the text, for messages
 * @throws BpError `BP_FORMAT` for what is no JSON, a name given twice, and more than 200 levels
 */
export function parseJson(op: string, part: string, text: string): unknown {
  refuseTwice(op, part, text);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BpError('BP_FORMAT', op, '{part} is no JSON: {cause}; is the file complete?', {
      part,
      cause: error instanceof Error ? error.message : String(error),
    });
  }
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [34, 92, 58, 44];
const [OPEN, CLOSE, OPEN_LIST, CLOSE_LIST] = [123, 125, 91, 93];

/** Goes through the tokens of a text, which is JSON or will be refused as none. */
function refuseTwice(op: string, part: string, text: string): void {
  /** The names of each object that is open; null for a list. */
  const open: (Set<string> | null)[] = [];
  // A text between { or a comma and a colon is a name.
  let from = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      from = at;
      for (at++; at < text.length && text.charCodeAt(at) !== QUOTE; at++) {
        if (text.charCodeAt(at) === BACKSLASH) at++;
      }
    } else if (code === COLON) {
      const names = open[open.length - 1];
      const name = readName(text.slice(from, at));
      if (names?.has(name)) {
        throw new BpError('BP_FORMAT', op, '{part} has two values for {name}; write it again', {
          part,
          name,
        });
      }
      names?.add(name);
      from = at;
    } else if (code === OPEN || code === OPEN_LIST) {
      if (open.push(code === OPEN ? new Set() : null) > DEEPEST) refuseDepth(op, part);
    } else if (code === CLOSE || code === CLOSE_LIST) open.pop();
    else if (code === COMMA) from = at;
  }
}

/** A name without its escapes: `"a"` and `"\u0061"` are one. */
function readName(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    // Then the whole is no JSON.
    return quoted;
  }
}

/** Refuses what is nested too deep. */
export function refuseDepth(op: string, part: string): never {
  throw new BpError('BP_FORMAT', op, '{part} is nested in more than {deepest} levels', {
    part,
    deepest: DEEPEST,
  });
}
