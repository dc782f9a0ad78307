/** What can be left blank. */
export const SHEET_PARTS = ['forward', 'loss', 'output', 'hidden', 'why'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];
