import { LARGEST_FILE } from '../../core/digits/run-file';

/** What is served beside the app, where `npm start` serves it: the text of its run; null where there is none. */
export async function fetchServedRun(): Promise<string | null> {
  try {
    const answer = await fetch(new URL('run.json', document.baseURI), { cache: 'no-store' });
    const type = answer.headers.get('content-type') ?? '';
    // a static host may answer with a page for whatever it does not have
    return answer.ok && type.includes('json') ? await answer.text() : null;
  } catch {
    return null;
  }
}

/**
 * The text of a run that was picked: one file as it is served, or the two that `npm start` leaves.
 *
 * @returns the key of a word where that cannot be
 */
export async function readPicked(
  files: readonly File[],
): Promise<{ text: string } | { problem: 'tooLarge' | 'twoFiles' }> {
  if (files.some(({ size }) => size > LARGEST_FILE)) return { problem: 'tooLarge' };
  if (files.length === 1 && !/\.(run|weights)\.json$/.test(files[0].name))
    return { text: await files[0].text() };
  const run = files.find(({ name }) => name.endsWith('.run.json'));
  const weights = files.find(({ name }) => name.endsWith('.weights.json'));
  if (!run || !weights) return { problem: 'twoFiles' };
  return { text: `{"run":${await run.text()},"weights":${await weights.text()}}` };
}
