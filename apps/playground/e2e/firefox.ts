import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

const FIREFOX = process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr';
const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** Whether there is a Firefox on this machine: Debian's, or the one that FIREFOX_PATH names. */
export const hasFirefox = existsSync(FIREFOX);

/**
 * Opens a place of the built app in a real Firefox, inside a page that looks on, and gives what a selector's text becomes once it
 * matches. Firefox needs no driver for this: the page that looks on reports to the server.
 */
export async function readInFirefox(
  place: string,
  selector: string,
  form: RegExp,
  milliseconds = 45_000,
): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), 'bp-firefox-'));
  writeFileSync(join(profile, 'user.js'), PREFERENCES);
  const files = sirv(DIST);
  const watcher = await readFile(new URL('watcher.html', import.meta.url), 'utf8');
  let firefox: ChildProcess | undefined;
  let tell: (text: string) => void = () => {};
  const server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        response.end();
        tell(body);
      });
    } else if (request.url?.startsWith('/watcher.html')) {
      response.setHeader('content-type', 'text/html; charset=utf-8').end(watcher);
    } else {
      files(request, response, () => void response.writeHead(404).end());
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const query = new URLSearchParams({ place, selector, form: form.source });
  try {
    return await new Promise<string>((resolve, reject) => {
      tell = resolve;
      firefox = spawn(
        FIREFOX,
        [
          '--headless',
          '--no-remote',
          '--profile',
          profile,
          `http://127.0.0.1:${port}/watcher.html?${query}`,
        ],
        { stdio: 'ignore', env: { ...process.env, HOME: profile, MOZ_HEADLESS: '1' } },
      );
      firefox.once('error', reject);
      setTimeout(
        () => reject(new Error(`Firefox told nothing in ${milliseconds} ms`)),
        milliseconds,
      );
    });
  } finally {
    firefox?.kill('SIGKILL');
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** No first-run pages, no calls home. */
const PREFERENCES = [
  ['browser.shell.checkDefaultBrowser', false],
  ['browser.startup.homepage_override.mstone', 'ignore'],
  ['datareporting.policy.dataSubmissionEnabled', false],
  ['toolkit.telemetry.enabled', false],
  ['app.update.enabled', false],
  ['network.captive-portal-service.enabled', false],
  ['network.connectivity-service.enabled', false],
  ['browser.aboutwelcome.enabled', false],
  ['trailhead.firstrun.didSeeAboutWelcome', true],
]
  .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`)
  .join('\n');
