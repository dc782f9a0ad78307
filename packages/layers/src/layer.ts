import type { Module } from '@bp/module';
import type { Tensor } from '@bp/tensor';

/** A module that turns one tensor into another, as all in a {@link Sequential} do. */
export type Layer = { forward(x: Tensor): Tensor } & Module;
