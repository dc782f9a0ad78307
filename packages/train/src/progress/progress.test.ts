import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng } from '@bp/tensor';
import { expect, it } from 'vitest';
import { meanAbsoluteError } from '../metrics/mean-error';
import { Run } from '../run/run';
import { endLine, epochLine, figure, progressLine } from './lines';
import { onOutput, showProgress } from './show-progress';

function run(epochs: number): Run {
  const model = new Linear(2, 1);
  const rng = new Rng(1);
  return new Run({
    model,
    loss: mse,
    optimizer: new SGD(model.parameters(), { lr: 0.01 }),
    data: { x: rng.normal([40, 2]), y: rng.normal([40, 1]) },
    batch: 10,
    metrics: [meanAbsoluteError],
    validation: 0.25,
    stop: { epochs },
    seed: 1,
  });
}

/** What a terminal shows in the end: a carriage return goes back, and erasing takes away what was there. */
function screen(text: string): string[] {
  return text.split('\n').map((line) => line.split('\r\u001b[K').at(-1) as string);
}

it('an epoch that goes on is a bar', () => {
  const position = { epoch: 3, epochs: 30, batch: 9, batches: 36, loss: 0.123456 };
  expect(progressLine(position)).toBe(' 3/30  █████░░░░░░░░░░░░░░░ 9/36  loss 0.1235');
  expect(progressLine({ ...position, epochs: null, batches: null })).toBe(
    '  3  batch 9  loss 0.1235',
  );
});

it('an epoch that is complete is a line of at most 60 columns', () => {
  const record = { epoch: 7, update: 70, loss: 0.25, lr: 0.1 };
  const scores = {
    loss: 0.5,
    accuracy: 0.875,
    confusionMatrix: [[1]],
    'a name that is rather long': 3,
  };
  expect(epochLine(record, null)).toBe('  7  loss 0.2500');
  const line = epochLine({ ...record, validation: scores, improved: true }, 100);
  expect(line).toBe('  7/100  loss 0.2500  validation 0.5000  accuracy 0.8750  ★');
  expect(line.length).toBeLessThanOrEqual(60);
  expect(epochLine({ ...record, train: scores }, 100)).toBe(
    '  7/100  loss 0.2500  train accuracy 0.8750',
  );
});

it('numbers keep four digits', () => {
  const numbers = [0, 0.5, -12.3456, 123.456, 0.00012345, 123_456, Number.NaN, Infinity];
  expect(numbers.map(figure)).toEqual([
    '0.0000',
    '0.5000',
    '-12.346',
    '123.5',
    '1.23e-4',
    '1.23e+5',
    'NaN',
    'Infinity',
  ]);
});

it('the end is a line', () => {
  const stopped = { epoch: 1, batch: 0, sample: 0, update: 4 };
  expect(endLine({ ...stopped, reason: 'epochs' })).toBe('stopped after 1 epoch: epochs');
  expect(endLine({ ...stopped, epoch: 2, reason: 'not finite', layer: 'fc1' })).toBe(
    'stopped after 2 epochs: not finite in fc1',
  );
});

it('a listener gets a line for every epoch, and nothing after its end', async () => {
  const lines: string[] = [];
  const trained = run(3);
  const end = showProgress({ epochs: 3, write: (line) => lines.push(line) })(trained);
  await trained.play();
  expect(lines.map((line) => line.slice(0, 3))).toEqual(['1/3', '2/3', '3/3', 'sto']);
  expect(lines[0]).toMatch(/^1\/3 {2}loss \d\.\d{4} {2}validation \d\.\d{4} {2}mae \d\.\d{4}$/);
  end?.();
  trained.step('epoch');
  expect(lines.length).toBe(4);
});

it('a terminal shows a bar that makes way for lines', async () => {
  let text = '';
  let time = 0;
  const trained = run(3);
  const output = { write: (more: string) => (text += more), isTerminal: true };
  onOutput(trained, 3, output, () => (time += 40));
  await trained.play();
  expect(text).toContain('░ 1/3  loss ');
  const lines = screen(text);
  expect(lines.every((line) => line.length <= 60)).toBe(true);
  expect(lines.at(-3)).toMatch(/^3\/3 {2}loss/);
  expect(lines.slice(-2)).toEqual(['stopped after 3 epochs: epochs', '']);
});

it('elsewhere there is a line a second, the first and the last among them', async () => {
  let text = '';
  let time = 0;
  const trained = run(50);
  const output = { write: (more: string) => (text += more), isTerminal: false };
  onOutput(trained, 50, output, () => (time += 100));
  await trained.play();
  const lines = text.split('\n');
  expect(text).not.toContain('\r');
  expect(lines.slice(0, 2).map((line) => line.slice(0, 5))).toEqual([' 1/50', '11/50']);
  expect(lines.length).toBe(8);
  expect(lines[5]).toMatch(/^50\/50 /);
});

it('a page shows nothing', () => {
  expect(onOutput(run(1), 1, null)).toBeUndefined();
});
