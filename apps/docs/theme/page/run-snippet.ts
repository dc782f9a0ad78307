import { doors, worker } from 'virtual:bp-packages';
import { withBase } from 'vitepress';
import type { Language } from '../../content/languages.ts';
import { type Run, type RunEvents, runInWorker } from '../../runner/run-in-worker.ts';

/** Runs code with the packages of this site, under whatever base it lies. */
export function runSnippet(
  code: string,
  edited: boolean,
  language: Language,
  events: RunEvents,
): Run {
  const address = (path: string) => new URL(withBase(`/${path}`), location.href).href;
  const addresses = Object.fromEntries(
    Object.entries(doors).map(([door, path]) => [door, address(path)]),
  );
  return runInWorker(address(worker), { code, edited, doors: addresses, language }, events);
}
