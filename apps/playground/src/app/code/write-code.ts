// What the dialog shows: the text of a file, and its name.
import { carryAwayOf } from '../../core/code/carry-away';
import { type Facts, factsOf } from '../../core/code/facts';
import { htmlOf } from '../../core/code/html';
import { trainedNetOf } from '../../core/code/trained-net';
import { typescriptOf } from '../../core/code/typescript';
import type { ExperimentConfig } from '../../core/config';
import type { ShownRun } from '../../state/current-run.svelte';
import { atEpoch, withDesk } from '../../state/rerun';
import type { Language } from '../../words/define';

export type CodeKind = 'node' | 'page' | 'net';

export interface WrittenCode {
  readonly text: string;
  readonly fileName: string;
  readonly type: string;
}

export interface CodeWishes {
  readonly language: Language;
  readonly title: string;
  readonly base: string;
  readonly link: string;
}

/** Writes the code of a run. */
export async function writeCode(
  kind: CodeKind,
  shown: ShownRun,
  wishes: CodeWishes,
): Promise<WrittenCode> {
  const { language, title, base } = wishes;
  if (kind === 'net') return writeNet(shown, wishes);
  const { config, file } = shown;
  const facts = await factsFor(config, file);
  if (kind === 'node') {
    return {
      text: typescriptOf(config, { language, facts }),
      fileName: 'run.ts',
      type: 'text/plain',
    };
  }
  const text = htmlOf(config, { language, facts, title, base });
  return { text, fileName: 'run.html', type: 'text/html' };
}

/** What is known of the data: from the config, or, of a table, from the desk that reads it. */
async function factsFor(config: ExperimentConfig, file: Uint8Array | undefined): Promise<Facts> {
  const known = factsOf(config);
  if (known) return known;
  return withDesk(async (desk) => {
    const { task, classes, inputs } = await desk.prepare(config, file);
    return { task, classes: classes.length, inputs, n: null };
  });
}

/** The network as it stands, with its weights. A desk of its own tells what is known of the data. */
async function writeNet(shown: ShownRun, { language, title, link }: CodeWishes) {
  const { config, file, ask, epoch } = shown;
  const { data, own } = await atEpoch(
    { config, file },
    ask ? 0 : epoch,
    async (desk, prepared) => ({ data: prepared, own: ask ? null : await desk.weights() }),
  );
  const weights = own ?? (await ask!((desk) => desk.weights()));
  const net = trainedNetOf(config, weights, data);
  const text = carryAwayOf(net, { language, title, link });
  return { text, fileName: 'network.html', type: 'text/html' };
}
