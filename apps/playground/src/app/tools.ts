import type { App } from '../state/app.svelte';
import type { IconName } from '../ui/icons';

/** A button of the header that opens something over the lab. */
export interface Tool {
  readonly name: 'myRuns' | 'code' | 'share' | 'help';
  readonly icon: IconName;
  open(app: App): void;
}

export const tools: readonly Tool[] = [];
