import type { App } from '../../state/app.svelte';
import { currentRun } from '../../state/current-run.svelte';
import { noteVisit } from '../../state/runs/visits';

/** How often it is looked where one is, in milliseconds. */
const EVERY = 5000;

/** Notes now and then, and when the page is left, where this visit is, so that the next one can go on there. */
export function watchVisit(app: App): void {
  let noted = '';
  const note = () => {
    // the entry page is where everybody starts anyway
    if (app.lab === 'notes') return;
    const hash = app.linkTo(app.lab, app.params);
    const epoch = currentRun.shown?.epoch ?? 0;
    const here = `${hash} ${epoch}`;
    if (here === noted) return;
    noted = here;
    void noteVisit(hash, epoch, Date.now());
  };
  setInterval(note, EVERY);
  document.addEventListener('visibilitychange', note);
  window.addEventListener('pagehide', note);
}
