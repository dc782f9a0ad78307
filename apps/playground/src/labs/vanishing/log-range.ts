/** The powers of ten at the ends of the scale that all strips share. */
export const LOG_RANGE = [-8, 0] as const;
