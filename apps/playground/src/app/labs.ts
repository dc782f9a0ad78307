import type { Component } from 'svelte';
import type { Lab } from '../state/router';

/** The labs; each is loaded when it is opened. */
export const labs: Readonly<Record<Lab, () => Promise<{ default: Component }>>> = {
  notes: () => import('../labs/notes/NotesLab.svelte'),
  train: () => import('../labs/train/TrainLab.svelte'),
  backprop: () => import('../labs/backprop/BackpropLab.svelte'),
  descent: () => import('../labs/descent/DescentLab.svelte'),
  vanishing: () => import('../labs/vanishing/VanishingLab.svelte'),
  digits: () => import('../labs/digits/DigitsLab.svelte'),
};
