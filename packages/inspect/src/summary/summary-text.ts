import { bytesText, grouped, shapeText } from '../text/numbers';
import { table } from '../text/table';
import { say } from '../words/say';
import type { InspectLanguage } from '../words/sentence';
import type { SummaryRow, SummaryTotals } from './summary-row';

/** The table of a summary, and what it comes to. */
export function summaryText(
  [model, ...rows]: readonly SummaryRow[],
  { parameters, trainable, frozen, buffers, bytes }: SummaryTotals,
  language: InspectLanguage,
): string {
  const word = (key: string, params: Readonly<Record<string, string>> = {}): string =>
    say({ key: `summary.${key}`, params }, language);
  const isRun = model.outputs !== null;
  const columns = ['layer', 'class', ...(isRun ? ['output'] : []), 'parameters'];
  // The model itself has a row where nobody else tells of its parameters.
  const isTold = rows.length === 0 || model.parameters > 0;
  const lines = (isTold ? [model, ...rows] : rows).map((row) => [
    row.path,
    rowName(row),
    ...(isRun ? [row.outputs === null ? word('unused') : shapesText(row.outputs)] : []),
    row.parameters > 0 || !row.isContainer ? countText(row, word('shared')) : '',
  ]);
  const totals = [
    word(frozen === 0 ? 'all-trained' : 'trained', {
      count: grouped(parameters),
      trained: grouped(trainable),
      frozen: grouped(frozen),
      bytes: bytesText(bytes.parameters),
    }),
  ];
  if (buffers > 0) {
    totals.push(word('buffers', { count: grouped(buffers), bytes: bytesText(bytes.buffers) }));
  }
  if (bytes.activations !== null) {
    totals.push(word('activations', { bytes: bytesText(bytes.activations) }));
  }
  const shapes = isRun
    ? `  ${shapesText(model.inputs ?? [])} → ${shapesText(model.outputs ?? [])}`
    : '';
  return [
    model.class + shapes,
    '',
    ...table([columns.map((key) => word(key)), ...lines], [columns.length - 1]),
    '',
    ...totals,
  ].join('\n');
}

function rowName({ class: name, options, isContainer, parameters, trainable }: SummaryRow): string {
  const frozen = parameters > 0 && trainable === 0 ? 'frozen' : '';
  const told = [options, frozen].filter((part) => part !== '').join(', ');
  return told === '' && isContainer ? name : `${name}(${told})`;
}

function countText({ parameters, total, path, shares }: SummaryRow, shared: string): string {
  const isAgain = path.includes('#') && total > 0;
  return parameters === 0 && (shares || isAgain) ? shared : grouped(parameters);
}

function shapesText(shapes: readonly (readonly number[])[]): string {
  return shapes.map(shapeText).join(', ');
}
