import type { Language } from '../../../words/define';
import { type FileFault, problemOf } from '../../../worker/train-messages';
import { words } from './words';

/** Why a file is no table, in a sentence. */
export function fileFaultText(error: unknown, language: Language): string {
  const t = words[language];
  const told = problemOf(error);
  if (told?.problem !== 'fileBroken') return t.unread;
  const { line, got, wanted, fault } = told.values;
  const [row, text] = [String(line), String(got)];
  const sentences: Readonly<Record<FileFault, string>> = {
    notText: t.notText,
    noRows: t.noRows,
    ragged: t.ragged(row, text, String(wanted)),
    sameName: t.sameName(row, text),
    quotes: t.quotes(row),
    commas: t.commas(row, text),
    value: t.broken(row, text),
  };
  return sentences[fault as FileFault];
}
