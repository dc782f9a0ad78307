// The frame's side of the talk with the page around it.
import { ConfigError } from '../../core/config';
import {
  configSet,
  type EmbedProblem,
  isForFrame,
  readSet,
  type SetMessage,
  type StateMessage,
} from '../../core/embed';
import type { App } from '../../state/app.svelte';
import { currentRun } from '../../state/current-run.svelte';
import { LABS } from '../../state/router';
import { shareLink } from '../share/share-link';

/** Between two states that nobody asked for. */
const PAUSE = 200;

/**
 * Listens to the page around the frame, and to no other window. It learns nothing about what is shown before it has spoken, and
 * from then on only the origin that spoke does.
 *
 * @returns what to call whenever something that is told has changed
 */
export function openPort(app: App): { changed(): void } {
  const { parent } = window;
  if (parent === window) return { changed() {} };
  let origin: string | null = null;
  let isDue = false;

  const tell = (id?: string | number, problem: EmbedProblem | null = null) => {
    // a page without an origin (from a file, or in a sandbox) can only be reached by '*': it stays that one window
    if (origin !== null)
      parent.postMessage(stateOf(app, id, problem), origin === 'null' ? '*' : origin);
  };

  window.addEventListener('message', ({ source, origin: from, data }) => {
    if (source !== parent || !isForFrame(data)) return;
    origin = from;
    const id = typeof data.id === 'string' || typeof data.id === 'number' ? data.id : undefined;
    try {
      apply(app, readSet(data, LABS));
      // what follows from it in other parts of the page has happened by the next turn
      setTimeout(() => tell(id));
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      tell(id, { key: error.key, path: error.path });
    }
  });
  parent.postMessage({ type: 'bp:ready', v: 1 }, '*');
  return {
    changed() {
      if (origin === null || isDue) return;
      isDue = true;
      setTimeout(() => {
        isDue = false;
        tell();
      }, PAUSE);
    },
  };
}

function apply(app: App, message: SetMessage) {
  const config = configSet(app.config, message);
  if (config !== app.config) app.dispatch({ type: 'replace', config });
  if (message.theme) app.setTheme(message.theme, false);
  if (message.language) app.setLanguage(message.language, false);
  const lab = LABS.find((one) => one === message.lab);
  if (lab && lab !== app.lab) {
    const { embed = '', hide = '' } = app.params;
    app.go(lab, { embed, hide });
  }
}

function stateOf(app: App, id: string | number | undefined, problem: EmbedProblem | null) {
  const state: StateMessage = {
    type: 'bp:state',
    v: 1,
    ...(id === undefined ? {} : { id }),
    language: app.language,
    theme: app.theme,
    lab: app.lab,
    config: app.config,
    epoch: currentRun.shown?.epoch ?? null,
    link: shareLink(app),
    problem,
  };
  return state;
}
