/**
 * Which engine computed: raised whenever a config comes to other bits than before. Links carry it beside their fingerprint, so
 * that one of an older engine can say so. `numerics.test.ts` fails where bits change and this does not.
 */
export const NUMERICS = 1;
