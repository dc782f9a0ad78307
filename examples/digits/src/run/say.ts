/** No row is longer, so that none breaks in a narrow window. */
const WIDTH = 60;

/** Prints a line as it is, such as a command to copy. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a sentence, broken between words. */
export function sayBroken(sentence: string): void {
  let line = '';
  for (const word of sentence.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > WIDTH) {
      say(line);
      line = word;
    } else line += line === '' ? word : ` ${word}`;
  }
  say(line);
}
