/** 1.5 · 2⁵²: adding and subtracting it leaves the nearest integer, halves to even. */
export const ROUNDER = 6755399441055744;
