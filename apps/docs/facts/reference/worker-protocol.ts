import { readFileSync } from 'node:fs';
import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { seed } from '@bp/tensor';
import { ROOT } from '@bp/testing/documented';
import { Run } from '@bp/train';
import type { FactsOfPage } from '../../content/facts.ts';

type Message = Readonly<Record<string, unknown>>;

type Drive = (port: object, start: object) => Promise<void>;

const HEADS = { ko: ['누가', '메시지'], en: ['who', 'message'] } as const;

const WHO = {
  ko: { asked: '부르는 쪽', told: '워커' },
  en: { asked: 'caller', told: 'worker' },
} as const;

/** The protocol as its source has it, and what two ends of it said in a run of two epochs. */
const protocol: FactsOfPage = async (language) => {
  const source = readFileSync(`${ROOT}packages/train/src/serve/protocol.ts`, 'utf8');
  const said = await exchange();
  const rows = said.map(([who, message]) => `| ${WHO[language][who]} | \`${message}\` |`);
  return {
    source: `\`\`\`ts\n${source.replaceAll(/^import .*\n+/gm, '').trim()}\n\`\`\``,
    exchange: [`| ${HEADS[language].join(' | ')} |`, '|---|---|', ...rows].join('\n'),
    count: said.length,
  };
};

export default protocol;

/** A run that is driven over a line on which every message is noted. */
async function exchange(): Promise<(readonly ['asked' | 'told', string])[]> {
  seed(7);
  const model = new Linear(1, 1);
  const optimizer = new SGD(model.parameters(), { lr: 0.1 });
  const data = { x: [[0], [1], [2]], y: [[1], [3], [5]] };
  const run = new Run({ model, loss: mse, optimizer, data, seed: 7 });
  const noted: (readonly ['asked' | 'told', string])[] = [];
  let listener: (event: { readonly data: unknown }) => void = () => {};
  const ask = (message: Message): void => {
    noted.push(['asked', short(message)]);
    listener({ data: message });
  };
  const port = {
    postMessage: (message: Message) => {
      noted.push(['told', short(message)]);
      if (message.ready) ask({ ask: 'go' });
    },
    addEventListener: (_: string, listens: typeof listener) => {
      listener = listens;
    },
  };
  const start = { epochs: 2, updates: Number.POSITIVE_INFINITY, saved: null, wantsUpdates: false };
  noted.push(['asked', short({ start, module: './make-run.js', config: { hidden: 16 } })]);
  const serve = (run as unknown as Readonly<Record<symbol, Drive>>)[Symbol.for('@bp/train/serve')];
  await serve.call(run, port, start);
  return noted;
}

const MOST = 150;

/** A message on a line: its lists and tensors, and what is long, are cut. */
function short(message: Message): string {
  const text = JSON.stringify(message, (_, value) => {
    if (value === Number.POSITIVE_INFINITY) return '∞';
    if (ArrayBuffer.isView(value)) return '…';
    if (typeof value === 'number') return Number(value.toPrecision(6));
    return value;
  });
  const line = text
    .replaceAll(/"(\w+)":/g, '$1: ')
    .replaceAll(',', ', ')
    .replaceAll('"', "'");
  return line.length > MOST ? `${line.slice(0, MOST)} …` : line;
}
