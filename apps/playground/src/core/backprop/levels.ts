/** How many levels the drill has. */
export const LEVELS = 5;
