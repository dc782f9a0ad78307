// What doors and programs weigh, of the packages as they are built: a line of JSON.
//   node scripts/sizes.mjs
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './child.mjs';
import * as programs from './verify-packages/programs.mjs';
import { measureDoor, measureSource } from './verify-packages/sizes.mjs';
import { publishedPackages } from './workspace/published.mjs';

/** The programs by which the packages are judged, as bundlers make them for production. */
const PROGRAMS = {
  training: programs.TRAINING,
  compiled: programs.COMPILED,
  explaining: programs.EXPLAINING,
  'explaining in Korean': programs.EXPLAINING_IN_KOREAN,
  fitting: programs.FITTING,
  worker: programs.WORKER,
};

const packages = publishedPackages(root);
const names = packages.map(({ name }) => name);
// a folder of the app that has all packages, in which they are found by name
const folder = mkdtempSync(join(root, 'apps/docs/node_modules/.sizes-'));
try {
  const doors = await Promise.all(
    packages
      .filter(({ name }) => name !== '@bp/all')
      .flatMap(({ name, doors }) =>
        doors.map((door) =>
          measureDoor(
            folder,
            door,
            names.filter((other) => other !== name),
          ),
        ),
      ),
  );
  const measured = await Promise.all(
    Object.entries(PROGRAMS).map(([title, source]) =>
      measureSource(folder, title, source, ['production']),
    ),
  );
  console.log(JSON.stringify({ doors, programs: measured }));
} finally {
  rmSync(folder, { recursive: true });
}
