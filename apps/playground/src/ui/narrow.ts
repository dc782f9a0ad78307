import { MediaQuery } from 'svelte/reactivity';

/** Whether the page is as narrow as a phone: `narrow.current`, as the style sheets take it. */
export const narrow = new MediaQuery('(max-width: 720px)');
