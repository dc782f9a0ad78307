// After a build: says of each constructor what its class says, so that an editor shows it where `new` is written. The sources
// say it once.
//   node ../../scripts/declarations.mjs   in the folder of a package
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withDescribedConstructors } from './declarations/described.mjs';
import { filesIn } from './workspace/files-in.mjs';

for (const file of filesIn('dist').filter((name) => /\.d\.c?ts$/.test(name))) {
  const path = join('dist', file);
  writeFileSync(path, withDescribedConstructors(readFileSync(path, 'utf8')));
}
