// Kills programs that save, and fills the disk under them: `pnpm soak [--kills N] [--seed N]`, 100 kills by default.
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { bundled } from './bundle.mjs';

const { kills, seed } = parseArgs({
  options: { kills: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
}).values;
const [main, writer] = [await bundled('main'), await bundled('writer')];
try {
  const { soak } = await import(pathToFileURL(main).href);
  process.exitCode = (await soak(writer, Number(kills), Number(seed))) > 0 ? 1 : 0;
} finally {
  for (const file of [main, writer]) rmSync(file, { force: true });
}
