// Serves the app without a network, once it has been loaded. The build puts VERSION and FILES above these lines: the files of
// one build, which are fetched together and used together. Letters are kept as they are used, the run of `npm start` never.

/** @type {any} what TypeScript takes for a window is the scope of a service worker */
const worker = self;
const scope = new URL(worker.registration.scope);
/** Of this app at this path, among all that share the origin. */
const ours = `bp ${scope.pathname} `;
const shell = `${ours}${VERSION}`;
const letters = `${ours}letters`;

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(caches.open(shell).then((cache) => Promise.all(FILES.map(keepIn(cache)))));
});

/** Keeps a file; one with a hash in its name comes from the build before, where that has it. @param {Cache} cache */
function keepIn(cache) {
  return async (/** @type {string} */ file) => {
    const url = new URL(file, scope);
    const known = file.startsWith('assets/') ? await caches.match(url) : undefined;
    const answer = known ?? (await fetch(url, { cache: 'no-cache' }));
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    await cache.put(url, answer);
  };
}

worker.addEventListener('activate', (/** @type {any} */ event) => {
  event.waitUntil(forgetOthers().then(() => worker.clients.claim()));
});

/** What other builds had is of no use any more; names of letters hold a hash, so they stay right. */
async function forgetOthers() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(ours) && name !== shell && name !== letters);
  await Promise.all(old.map((name) => caches.delete(name)));
}

// a new build waits until no page uses this one, see below
worker.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'take over') worker.skipWaiting();
});

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  const inside = url.origin === scope.origin && url.pathname.startsWith(scope.pathname);
  if (request.method !== 'GET' || !inside) return;
  const path = url.pathname.slice(scope.pathname.length);
  if (path === 'run.json') return;
  if (request.mode === 'navigate' && (path === '' || path === 'index.html')) {
    event.respondWith(page(request));
  } else if (FILES.includes(path)) event.respondWith(file(request, path));
  else if (path.endsWith('.woff2')) event.respondWith(letter(request));
});

/** A page that asks again; a header could not, since an address that differs in its hash alone is the same page. */
const AGAIN = `<!doctype html><link rel="icon" href="icon.svg" />
<script>setTimeout(() => location.reload(), 50)</script>`;

/**
 * The page. Where a newer build waits and this is the only window, the newer one takes over, and the window asks again.
 *
 * @param {Request} request
 */
async function page(request) {
  const { waiting } = worker.registration;
  const windows = waiting ? await worker.clients.matchAll({ type: 'window' }) : [];
  if (waiting && windows.length < 2) {
    waiting.postMessage('take over');
    return new Response(AGAIN, { headers: { 'content-type': 'text/html' } });
  }
  return file(request, './');
}

/** @param {Request} request @param {string} path */
async function file(request, path) {
  const cache = await caches.open(shell);
  return (await cache.match(new URL(path, scope))) ?? fetch(request);
}

/** @param {Request} request */
async function letter(request) {
  const cache = await caches.open(letters);
  const kept = await cache.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) await cache.put(request, answer.clone());
  return answer;
}
