// node write.mjs: makes golden.json anew, with the reference. To be done when results are meant to change.
import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { bundle, PROGRAM } from './bundle.mjs';

await bundle();
const { recomputeGolden } = await import(pathToFileURL(PROGRAM).href);
const golden = JSON.stringify(await recomputeGolden(), null, 2);
writeFileSync(new URL('./golden.json', import.meta.url), `${golden}\n`);
