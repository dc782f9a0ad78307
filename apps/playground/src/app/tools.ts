import type { IconName } from '@bp/look/icons';
import type { App } from '../state/app.svelte';
import { opened } from './opened.svelte';

/** A button of the header that opens something over the lab. */
export interface Tool {
  readonly name: 'myRuns' | 'code' | 'share' | 'help' | 'projector';
  readonly icon: IconName;
  /** Only where there is room for it. */
  readonly wide?: true;
  open(app: App): void;
}

export const tools: readonly Tool[] = [
  {
    name: 'projector',
    icon: 'screen',
    wide: true,
    open: (app) => {
      app.projector = !app.projector;
    },
  },
  {
    name: 'help',
    icon: 'help',
    open: () => void opened.open(() => import('./help/HelpDialog.svelte')),
  },
  {
    name: 'myRuns',
    icon: 'curve',
    open: () => void opened.open(() => import('./runs/RunsDrawer.svelte')),
  },
  {
    name: 'code',
    icon: 'code',
    open: () => void opened.open(() => import('./code/CodeDialog.svelte')),
  },
  {
    name: 'share',
    icon: 'share',
    open: () => void opened.open(() => import('./share/ShareDialog.svelte')),
  },
];
