import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ISOLATED, servePage } from '../browser/server';
import { BACKENDS } from '../src/bits/backends.mjs';
import { launchChromium } from '../src/chromium';
import { bundle, PROGRAM } from './bundle.mjs';
import golden from './golden.json';

/** Other releases of Node, from the package `node` of the npm registry, which brings the program for each platform. */
const RELEASES = ['22.22.0', '24.21.0', '26.10.0'];

const run = promisify(execFile);
const print = fileURLToPath(new URL('./print.mjs', import.meta.url));
const titles = Object.values(BACKENDS).map(({ title }) => title);
const everywhere = Object.fromEntries(titles.map((title) => [title, golden]));

beforeAll(bundle);

describe('every backend trains to the bits of golden.json', () => {
  it('in this Node', async () => {
    const { stdout } = await run(process.execPath, [print, PROGRAM]);
    expect(JSON.parse(stdout).fingerprints).toEqual(everywhere);
  });

  it.each(RELEASES)('in Node %s', { timeout: 180_000 }, async (version) => {
    const shell = process.platform === 'win32';
    const { stdout } = await run('npx', ['-y', `node@${version}`, print, PROGRAM], { shell });
    expect(JSON.parse(stdout)).toEqual({ version, fingerprints: everywhere });
  });

  it('in Chromium', async () => {
    const server = await servePage(
      `<!doctype html>
<meta charset="utf-8">
<script type="module">
  import { recomputeAll } from '/testing/dist/fingerprints.mjs';
  globalThis.outcome = await recomputeAll();
</script>`,
      ISOLATED,
    );
    const browser = await launchChromium();
    try {
      const page = await browser.newPage();
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(error.message));
      await page.goto(server.url);
      await page.waitForFunction('globalThis.outcome', null, { timeout: 50_000 }).catch(() => {});
      expect(problems).toEqual([]);
      expect(await page.evaluate('globalThis.outcome')).toEqual(everywhere);
    } finally {
      await browser.close();
      await server.close();
    }
  });
});
