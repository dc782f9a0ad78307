import { untrack } from 'svelte';
import type { App } from '../../state/app.svelte';
import { currentRun } from '../../state/current-run.svelte';
import type { Session } from './session/session.svelte';

/** Says what is shown to the dialogs that share and keep it, and goes on from what they open. For the setup of the lab. */
export function shareRun(app: App, session: Session): void {
  $effect(() => {
    const { config } = app;
    const { file, isForeign, instant, shot, phase } = session;
    if (phase !== 'ready' || instant.on) {
      const epoch = instant.now?.config === config ? instant.now.result.final.position.epoch : 0;
      const isWhole = instant.on && epoch > 0;
      currentRun.shown = isWhole ? { config, epoch, file } : null;
      return;
    }
    const ask = session.standing.bind(session);
    currentRun.shown = { config, epoch: shot?.position.epoch ?? 0, file, isForeign, ask };
  });
  $effect(() => {
    if (session.phase === 'loading' || !currentRun.asked) return;
    const saved = currentRun.take();
    if (saved) untrack(() => void session.goOnFrom(saved));
  });
  // a link may say where the run is to be looked at
  $effect(() => {
    const epoch = Number(app.params.at ?? '');
    if (session.phase !== 'ready' || !Number.isInteger(epoch) || epoch <= 0) return;
    untrack(() => {
      app.setParams({ at: '' });
      void session.pause().then(() => session.seek(epoch));
    });
  });
  $effect(() => () => {
    currentRun.shown = null;
  });
}
