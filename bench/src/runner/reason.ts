/** One line of an error that says why, in place of its stack or the output of a process. */
export function reasonOf(error: unknown): string {
  const { message, stderr } = error as { message?: string; stderr?: string };
  const lines = `${message ?? error}\n${stderr ?? ''}`.split('\n').map((line) => line.trim());
  return lines.find(tells) ?? lines[0];
}

/** From what a process wrote before it ended. */
export function lastWords(text: string): string {
  const lines = text.trim().split('\n');
  return lines.find(tells) ?? lines[lines.length - 1];
}

/** `Error: …` and `[ERROR] …` in JavaScript, Python and esbuild; `Command failed` alone tells nothing. */
function tells(line: string): boolean {
  return /\b\w*Error( \[\w+\])?: |: ERROR: /.test(line);
}
