import type { Component } from 'svelte';

/** A dialog over the lab. */
export type Dialog = Component<{ onclose: () => void }>;

/** The dialog that is open; its code is loaded when it is first opened. */
class Opened {
  Dialog = $state.raw<Dialog | null>(null);
  /** Whether the code of the last one could not be loaded. */
  failed = $state(false);

  async open(load: () => Promise<{ default: Dialog }>): Promise<void> {
    this.failed = false;
    try {
      this.Dialog = (await load()).default;
    } catch (error) {
      console.error(error);
      this.failed = true;
    }
  }

  close(): void {
    this.Dialog = null;
  }
}

export const opened = new Opened();
