import type { InjectionKey } from 'vue';

/** How an exercise learns that a hint or its answer has been opened. */
export const HELPS: InjectionKey<(kind: 'hint' | 'answer') => void> = Symbol('helps');
