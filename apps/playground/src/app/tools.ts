import type { App } from '../state/app.svelte';
import type { IconName } from '../ui/icons';
import { opened } from './opened.svelte';

/** A button of the header that opens something over the lab. */
export interface Tool {
  readonly name: 'myRuns' | 'code' | 'share' | 'help';
  readonly icon: IconName;
  open(app: App): void;
}

export const tools: readonly Tool[] = [
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
