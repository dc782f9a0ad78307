import { writeFileSync } from 'node:fs';
import type { Section } from '../runner/results';
import type { Environment } from './environment';
import { type Table, toMarkdown } from './table';
import { beforeTable, environmentTable, sectionTable, targetTable } from './tables';
import { checkTargets } from './targets';

/** All tables of a run. */
export function reportTables(environment: Environment, sections: readonly Section[]): Table[] {
  const rows = sections.flatMap((section) => section.rows);
  const targets = checkTargets(rows);
  const before = beforeTable(rows);
  return [
    ...sections.map(sectionTable),
    ...(before === null ? [] : [before]),
    ...(targets.length > 0 ? [targetTable(targets)] : []),
    environmentTable(environment),
  ];
}

/** Writes the rows as JSON, and the tables in Markdown beside it. */
export function writeReport(
  path: string,
  environment: Environment,
  sections: readonly Section[],
): void {
  const rows = sections.flatMap((section) => section.rows);
  const failures = sections.flatMap((section) => section.failures);
  const report = { ...environment, rows, failures, targets: checkTargets(rows) };
  writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
  const tables = reportTables(environment, sections).map(toMarkdown);
  writeFileSync(path.replace(/(\.json)?$/, '.md'), `${tables.join('\n\n')}\n`);
}
