import { readSources } from '@bp/testing/documented';
import type { FactsOfPage } from '../../content/facts.ts';
import { DOORS, type Door } from '../../reference/common/doors.ts';
import { exportsOf } from '../../reference/common/exports.ts';
import { koreanSummaries } from '../../reference/common/summaries.ts';
import { formulaOf } from '../../reference/operations/description.ts';
import { OPERATION_FAMILIES, OPERATION_NAMES } from '../../reference/operations/families.ts';

const door = DOORS.find(({ specifier }) => specifier === '@bp/tensor') as Door;

/** Every operation by its family, with its formula where it is one. */
const operations: FactsOfPage = (language) => {
  const korean = koreanSummaries(door);
  const english = new Map(
    exportsOf(door.specifier, readSources()).map(({ name, first }) => [name, first]),
  );
  const root = language === 'ko' ? '' : '/en';
  const heads = language === 'ko' ? ['연산', '식', '설명'] : ['operation', 'formula', 'what it is'];
  const table = OPERATION_FAMILIES.flatMap(({ id, title, names }) => [
    `### ${title[language]} {#${id}}`,
    '',
    `| ${heads.join(' | ')} |`,
    '|---|---|---|',
    ...names.map((name) => {
      const { formula } = formulaOf(name, ['x', 'y']);
      const said = (language === 'ko' ? korean[name]?.ko : english.get(name)) ?? '';
      const latex = formula ? `$${inTable(formula.value)}$` : '';
      return `| [\`${name}\`](${root}/reference/operations/${name}) | ${latex} | ${inCell(said)} |`;
    }),
    '',
  ]).join('\n');
  return { count: OPERATION_NAMES.length, table };
};

export default operations;

/** A bar would end the cell. */
function inTable(latex: string): string {
  return latex.replaceAll('\\left|', '\\lvert ').replaceAll('\\right|', '\\rvert ');
}

function inCell(text: string): string {
  return text
    .replaceAll('|', '\\|')
    .replaceAll(/[<>]/g, (c) => (c === '<' ? '&lt;' : '&gt;'))
    .replaceAll('$', '\\$');
}
