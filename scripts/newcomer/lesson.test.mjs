import { expect, it } from 'vitest';
import { MARK, outputsOf, sessionOf, stepsOf } from './lesson.mjs';

const PAGE =
  'Do this:\n\n```sh\nmkdir a\ncd a\n```\n\nSave it.\n\n@snippet(look)\n\n```sh\nnode look.mjs\n```\n';

it('reads what is to be typed and saved, in the order of the page', () => {
  expect(stepsOf(PAGE)).toEqual([
    { kind: 'type', commands: 'mkdir a\ncd a' },
    { kind: 'save', snippet: 'look', file: 'look.mjs' },
    { kind: 'type', commands: 'node look.mjs' },
  ]);
});

it('is one session, which ends where a command fails', () => {
  const session = sessionOf(stepsOf(PAGE), '/files');
  expect(session.startsWith('set -eu\n')).toBe(true);
  expect(session).toContain("cp '/files/look.mjs' 'look.mjs'");
});

it('tells the output of one command from that of another', () => {
  expect([...outputsOf(`${MARK}0\nmade\n${MARK}2\n1\n2\n`)]).toEqual([
    [0, 'made\n'],
    [2, '1\n2\n'],
  ]);
});
