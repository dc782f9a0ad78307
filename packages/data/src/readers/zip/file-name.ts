/** Whether a text can name a file in a zip file, by a path that does not lead out of it. */
export function isFileName(name: string): boolean {
  return (
    name.split('/').every((part) => part !== '' && part !== '.' && part !== '..') &&
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused, with halves of letters
    !/[\u0000-\u001f\\\ud800-\udfff]|^[a-zA-Z]:/u.test(name) &&
    new TextEncoder().encode(name).length < 2 ** 16
  );
}
