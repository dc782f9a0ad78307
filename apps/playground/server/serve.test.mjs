import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isHere } from './refusal.mjs';
import { serve } from './serve.mjs';
import { readServedRun } from './served-run.mjs';

/** @type {string} */
let tree;
/** @type {string} */
let folder;
/** @type {{ url: string, close: () => Promise<void> }} */
let server;

beforeAll(async () => {
  tree = mkdtempSync(join(tmpdir(), 'serve-'));
  folder = join(tree, 'dist');
  plant('dist/index.html', '<!doctype html><title>bp</title>');
  plant('dist/assets/index-AbC.js', 'export {}');
  plant('dist/site.webmanifest', '{}');
  plant('dist/.vite/manifest.json', '{}');
  plant('secret.txt', 'secret');
  server = await serve({ folder, run: '{"run":1}' });
});

afterAll(async () => {
  await server.close();
  rmSync(tree, { recursive: true });
});

/** @param {string} file @param {string} text */
function plant(file, text) {
  const path = join(tree, file);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
}

/**
 * Asks for a path as it is written, which `fetch` would tidy up first.
 *
 * @param {string} url
 * @param {string} path
 * @param {import('node:http').RequestOptions} [options]
 * @returns {Promise<{ status: number | undefined, headers: import('node:http').IncomingHttpHeaders, body: string }>}
 */
function ask(url, path, options = {}) {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, ...options }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (text) => {
        body += text;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, headers: answer.headers, body }));
    });
    asked.on('error', reject).end();
  });
}

describe('the server of the playground', () => {
  it('serves the app with types, a strict policy, and no copy that grows old', async () => {
    const page = await ask(server.url, '/');
    expect(page).toMatchObject({ status: 200, body: expect.stringContaining('<title>bp') });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
    });
    const policy = page.headers['content-security-policy'];
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/'unsafe-(inline|eval)'|data:/);
    const script = await ask(server.url, '/assets/index-AbC.js');
    expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    expect(script.headers['cache-control']).toContain('immutable');
    const manifest = await ask(server.url, '/site.webmanifest');
    expect(manifest.headers['content-type']).toBe('application/manifest+json');
  });

  it('sends the compressed copy of a file to whom can read it', async () => {
    plant('dist/assets/long-AbC.js', 'export {}; // as it is');
    plant('dist/assets/long-AbC.js.br', 'compressed');
    const other = await serve({ folder });
    const plain = await ask(other.url, '/assets/long-AbC.js');
    expect(plain).toMatchObject({ status: 200, body: expect.stringContaining('as it is') });
    const headers = { 'accept-encoding': 'gzip, br' };
    const small = await ask(other.url, '/assets/long-AbC.js', { headers });
    expect(small.headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/^text\/javascript/),
      vary: 'Accept-Encoding',
    });
    expect(small.body).toBe('compressed');
    await other.close();
  });

  it('says with a page of the app that there is none, to people', async () => {
    plant('dist/404.html', '<p>no such page</p>');
    const policyOf = (/** @type {string} */ path) => `default-src 'self'; report-to ${path}`;
    const other = await serve({ folder, policyOf });
    const accept = { accept: 'text/html,*/*' };
    const page = await ask(other.url, '/none.html', { headers: accept });
    expect(page).toMatchObject({ status: 404, body: '<p>no such page</p>' });
    expect(page.headers['content-security-policy']).toContain('/none.html');
    const script = await ask(other.url, '/none.js', { headers: { accept: '*/*' } });
    expect(script).toMatchObject({ status: 404, body: 'not found\n' });
    await other.close();
  });

  it('serves the run beside it, which nobody keeps', async () => {
    const run = await ask(server.url, '/run.json');
    expect(run).toMatchObject({ status: 200, body: '{"run":1}' });
    expect(run.headers).toMatchObject({
      'content-type': 'application/json',
      'cache-control': 'no-store',
    });
    const head = await ask(server.url, '/run.json', { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, body: '' });
    const alone = await serve({ folder });
    expect((await ask(alone.url, '/run.json')).status).toBe(404);
    await alone.close();
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fsecret.txt',
    '//../secret.txt',
    '/%00/secret.txt',
    '/%E0%A4%A',
    'http://127.0.0.1/../secret.txt',
  ])('gives nothing beside the app for %s', async (path) => {
    const { status, body } = await ask(server.url, path);
    expect([400, 404]).toContain(status);
    expect(body).not.toContain('secret');
  });

  it('knows no hidden files, and no others than those of the app', async () => {
    expect((await ask(server.url, '/.vite/manifest.json')).status).toBe(404);
    expect((await ask(server.url, '/nothing.js')).status).toBe(404);
  });

  it('answers to no foreign name, whichever site has pointed it here', async () => {
    for (const host of ['evil.example', 'evil.example:80', '127.0.0.1.evil.example']) {
      const { status, body } = await ask(server.url, '/run.json', { headers: { host } });
      expect({ host, status }).toEqual({ host, status: 421 });
      expect(body).not.toContain('"run"');
    }
    for (const host of ['localhost:1', '127.0.0.1', '[::1]:4173', 'LocalHost'])
      expect(isHere(host)).toBe(true);
    for (const host of [undefined, '', 'localhost.', 'localhost@evil', '[::1', '0.0.0.0'])
      expect(isHere(host)).toBe(false);
  });

  it('only reads', async () => {
    const { status, headers } = await ask(server.url, '/', { method: 'POST' });
    expect([status, headers.allow]).toEqual([405, 'GET, HEAD']);
  });

  it('serves under any path, and leads there', async () => {
    for (const base of ['/x/', 'x', '/a/b.c/']) {
      const under = await serve({ folder, base, run: '{}' });
      const { pathname } = new URL(under.url);
      expect(pathname).toBe(base === 'x' ? '/x/' : base);
      expect((await ask(under.url, pathname)).status).toBe(200);
      expect((await ask(under.url, `${pathname}run.json`)).status).toBe(200);
      expect((await ask(under.url, `${pathname}assets/index-AbC.js?v=1`)).status).toBe(200);
      expect((await ask(under.url, '/assets/index-AbC.js')).status).toBe(404);
      for (const start of ['/', pathname.slice(0, -1)]) {
        const { status, headers } = await ask(under.url, start);
        expect([status, headers.location]).toEqual([302, pathname]);
      }
      await under.close();
    }
    await expect(serve({ folder, base: '/../' })).rejects.toThrow('--base');
  });

  it('takes a free port where the usual one is taken, and says so where another was asked for', async () => {
    const other = createServer();
    await new Promise((resolve) => other.listen(0, '127.0.0.1', () => resolve(undefined)));
    const { port } = /** @type {import('node:net').AddressInfo} */ (other.address());
    const free = await serve({ folder, port, orFree: true });
    expect(new URL(free.url).port).not.toBe(String(port));
    expect((await ask(free.url, '/')).status).toBe(200);
    await free.close();
    await expect(serve({ folder, port })).rejects.toThrow(`port ${port} is taken`);
    other.close();
  });

  it('says how to build what is not built', async () => {
    await expect(serve({ folder: join(tree, 'none') })).rejects.toThrow('pnpm playground');
  });
});

describe('the run that is served', () => {
  const run = {
    format: 'bp-run/1',
    example: 'digits',
    seed: 'a b',
    config: { epochs: 3 },
    fingerprint: 'f'.repeat(64),
  };

  it('is figures and weights in one, and a link to train it again', () => {
    plant('runs/one.run.json', JSON.stringify(run));
    plant('runs/one.weights.json', '{"0.weight":[1]}');
    const { body, place } = readServedRun(join(tree, 'runs/one.run.json'));
    expect(JSON.parse(body)).toEqual({ run, weights: { '0.weight': [1] } });
    expect(place).toBe('digits?run=a%20b~3~ffffffff');
  });

  it('is refused in a sentence where it is none', () => {
    plant('runs/two.run.json', '{"format":"other"}');
    expect(() => readServedRun(join(tree, 'runs/two.run.json'))).toThrow('no run of the digits');
    expect(() => readServedRun(join(tree, 'runs/none.run.json'))).toThrow('cannot read');
    plant('runs/three.run.json', JSON.stringify(run));
    expect(() => readServedRun(join(tree, 'runs/three.run.json'))).toThrow('three.weights.json');
  });
});
