// Runs the PyTorch cases against the library. README.md says what they are.
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { count, fileReport, heading, summary } from './report.mjs';
import { runFile } from './run-file.mjs';

/** @import { Adapter, Precision } from './contract/schema' */

const USAGE = `usage: pnpm judge [FILES…] [options]
  FILES               case files, by path or by name in cases/ (default: all)
  --precision f32|f64 one precision only (default: f32, then f64)
  --backend NAME      one backend only: reference, wasm or compiled (default: all there are)
  --only REGEXP       cases whose id matches
  --verbose N         show N failures of each file, and what is unsupported (default: 3 failures)
  --adapter FILE      another adapter
  --report FILE       write every verdict as JSON`;

const CASES = fileURLToPath(new URL('./cases/', import.meta.url));
const ADAPTER = fileURLToPath(new URL('./adapter.mjs', import.meta.url));
/** @type {Precision[]} */
const PRECISIONS = ['f32', 'f64'];

const settings = readOptions(process.argv.slice(2));
const adapter = await loadAdapter(settings.adapter);
const backends = chooseBackends(adapter, settings.backend);
const runs = [];
for (const backend of backends) {
  adapter.backend = backend;
  const used = backend === null ? null : adapter.backends?.[backend];
  await used?.start?.();
  used?.use();
  runs.push({ backend, verdicts: judgeAll(backend) });
  await used?.stop?.();
}
const all = runs.flatMap(({ verdicts }) => verdicts);
if (settings.report) writeFileSync(settings.report, `${JSON.stringify(all, null, 1)}\n`);
if (all.length === 0) console.log('no case has an id that matches --only');
for (const { backend, verdicts } of runs) {
  if (backend !== null) console.log(summary(verdicts, backend));
}
console.log(summary(all));
if (count(all, ['fail', 'error']) > 0) process.exitCode = 1;

/** Both precisions on one backend. @param {string | null} backend */
function judgeAll(backend) {
  return settings.precisions.flatMap((precision) => {
    adapter.precision = precision;
    console.log(heading(precision, backend));
    return settings.files.flatMap((file) => {
      const verdicts = runFile(file, adapter, precision, settings.only);
      console.log(fileReport(basename(file), verdicts, settings));
      return verdicts.map((verdict) => ({ file: basename(file), precision, backend, ...verdict }));
    });
  });
}

/** @param {Adapter} adapter @param {string | undefined} name @returns {(string | null)[]} */
function chooseBackends({ backends }, name) {
  const names = Object.keys(backends ?? {});
  if (name === undefined) return backends ? names : [null];
  if (!names.includes(name)) {
    stop(`--backend takes ${names.join(', ') || 'nothing with this adapter'}, got ${name}`);
  }
  return [name];
}

/** @param {string[]} args */
function readOptions(args) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        precision: { type: 'string' },
        backend: { type: 'string' },
        only: { type: 'string' },
        verbose: { type: 'string' },
        adapter: { type: 'string', default: ADAPTER },
        report: { type: 'string' },
      },
    });
    const shown = Number(values.verbose ?? 3);
    if (!Number.isInteger(shown) || shown < 0) {
      throw new Error(`--verbose takes a count, got ${values.verbose}`);
    }
    return {
      files: positionals.length > 0 ? positionals.map(findFile) : allFiles(),
      precisions: values.precision ? [readPrecision(values.precision)] : PRECISIONS,
      backend: values.backend,
      only: values.only ? new RegExp(values.only) : undefined,
      shown,
      listUnsupported: values.verbose !== undefined,
      adapter: resolve(values.adapter),
      report: values.report,
    };
  } catch (error) {
    return stop(`${error instanceof Error ? error.message : error}\n${USAGE}`);
  }
}

/** @param {string} name */
function readPrecision(name) {
  const precision = PRECISIONS.find((known) => known === name);
  if (!precision) throw new Error(`--precision takes ${PRECISIONS.join(' or ')}, got ${name}`);
  return precision;
}

/** @param {string} name */
function findFile(name) {
  const places = [resolve(name), `${CASES}${name}`, `${CASES}${name}.json`];
  const found = places.find((place) => place.endsWith('.json') && existsSync(place));
  if (!found) throw new Error(`there is no case file ${name}`);
  return found;
}

function allFiles() {
  return readdirSync(CASES)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => `${CASES}${name}`);
}

/** @param {string} file @returns {Promise<Adapter>} */
async function loadAdapter(file) {
  try {
    return (await import(pathToFileURL(file).href)).default;
  } catch (error) {
    return stop(
      `cannot load the adapter ${file}; it runs on built packages: pnpm build first?\n${error}`,
    );
  }
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(`judge: ${message}`);
  process.exit(2);
}
