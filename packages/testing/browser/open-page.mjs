// Opens a page in Chromium, waits for what it leaves in `globalThis.outcome`, and prints that as JSON. Fails where the page
// has errors, asks for a file that is not there, or leaves nothing.
//   node packages/testing/browser/open-page.mjs URL
import { launchChromium } from '../src/chromium.mjs';

/** A slow machine is no failure; this only ends what hangs. */
const PATIENCE = 300_000;

const browser = await launchChromium();
try {
  const page = await browser.newPage();
  /** @type {string[]} */
  const problems = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('response', (response) => {
    if (!response.ok()) problems.push(`${response.status()} ${response.url()}`);
  });
  await page.goto(process.argv[2]);
  await page.waitForFunction('globalThis.outcome', null, { timeout: PATIENCE }).catch(() => {
    problems.push(`no outcome after ${PATIENCE / 1000} s`);
  });
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    process.exitCode = 1;
  } else {
    console.log(JSON.stringify(await page.evaluate('globalThis.outcome')));
  }
} finally {
  await browser.close();
}
