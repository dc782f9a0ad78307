// The reports of what each door exports, `packages/*/api/*.api.md`, made from the builds.
//   pnpm api                        writes them
//   pnpm api --check [--since REF]  fails where they are out of date, or changed since REF without a changeset
// Without REF that is since the branch began, and on the main branch since the latest release.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkedApi } from './api/checked.mjs';
import { apiDoors } from './api/doors.mjs';
import { keptReports } from './api/findings.mjs';
import { apiReports } from './api/reports.mjs';
import { root } from './child.mjs';

const { values } = parseArgs({
  options: { check: { type: 'boolean' }, since: { type: 'string' } },
});

const doors = apiDoors(root);
const texts = apiReports(root, doors);
const reports = new Map(doors.map(({ report }, i) => [report, texts[i]]));

if (values.check) check();
else write();

function write() {
  for (const path of keptReports(root)) rmSync(join(root, path));
  for (const [path, text] of reports) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  console.log(`api: ${reports.size} reports written`);
}

function check() {
  const { findings, note } = checkedApi(root, reports, values.since);
  for (const finding of findings) console.error(`FAILED ${finding}`);
  console.log(note);
  console.log(`api: ${reports.size} reports, ${findings.length} findings`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
