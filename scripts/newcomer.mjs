// Follows the first tutorial word by word: in an empty folder, with the packages as they would be published.
//   pnpm newcomer (which builds first)
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './child.mjs';
import { outputsOf, sessionOf, stepsOf } from './newcomer/lesson.mjs';
import { serveRegistry } from './newcomer/registry.mjs';
import { output } from './verify-packages/command.mjs';
import { packAll } from './verify-packages/pack.mjs';
import { publishedPackages } from './workspace/published.mjs';

const LESSON = 'tutorial/first-network';
const docs = join(root, 'apps/docs');
const started = performance.now();
const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
const folder = realpathSync(mkdtempSync(join(tmpdir(), 'bp-newcomer-')));
const [home, files, desk] = ['home', 'files', 'desk'].map((name) => join(folder, name));
for (const place of [home, files, desk]) mkdirSync(place);

const { agrees, claimsOf } = await programAt(join(docs, 'runner/claims.ts'));
/** What a TypeScript file exports. @param {string} file */
async function programAt(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format: 'esm',
    write: false,
    tsconfigRaw: {},
  });
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

const packed = await packAll(root, publishedPackages(root), folder);
const registry = await serveRegistry(packed);
try {
  console.log(`packed ${packed.length} packages after ${seconds()} s`);
  const steps = stepsOf(readFileSync(join(docs, `pages/en/${LESSON}.md`), 'utf8'));
  /** @type {Map<string, string>} */
  const programs = new Map();
  for (const step of steps) {
    if (step.kind !== 'save') continue;
    const code = readFileSync(join(docs, `snippets/${LESSON}/${step.snippet}.ts`), 'utf8');
    writeFileSync(join(files, step.file), code);
    programs.set(step.file, code);
  }
  writeFileSync(join(home, '.npmrc'), `@bp:registry=${registry.url}\naudit=false\nfund=false\n`);
  writeFileSync(join(folder, 'session.sh'), sessionOf(steps, files));
  const env = [
    '-i',
    `HOME=${home}`,
    `PATH=${process.env.PATH}`,
    `npm_config_userconfig=${home}/.npmrc`,
  ];
  const passed = ['NODE_EXTRA_CA_CERTS', 'npm_config_registry', 'HTTPS_PROXY', 'https_proxy']
    .filter((name) => process.env[name])
    .map((name) => `${name}=${process.env[name]}`);
  const printed = await output('env', [...env, ...passed, 'bash', `${folder}/session.sh`], desk);

  const outputs = outputsOf(printed);
  let claims = 0;
  for (const [i, step] of steps.entries()) {
    const file = step.kind === 'type' ? /^node (\S+)$/m.exec(step.commands)?.[1] : undefined;
    if (file === undefined) continue;
    const lines = (outputs.get(i) ?? '').split('\n');
    for (const { text } of claimsOf(programs.get(file) ?? '')) {
      claims++;
      if (lines.some((line) => agrees(text, line))) continue;
      throw new Error(`node ${file} should print ${text}; it printed\n${lines.join('\n')}`);
    }
  }
  if (claims < 5) throw new Error(`the lesson states only ${claims} outputs`);
  console.log(
    `newcomer: ${steps.length} steps, ${claims} outputs as the lesson states them, ${seconds()} s`,
  );
} catch (error) {
  console.error(`newcomer: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  registry.close();
  rmSync(folder, { recursive: true, force: true });
}
