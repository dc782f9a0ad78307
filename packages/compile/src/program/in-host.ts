import { shared } from '@bp/tensor/engine';

/**
 * How many kernels of programs the host is running: steps that one of those calls run as they are, since programs share the
 * memory in which they work.
 */
export const inHost = /* @__PURE__ */ shared('compile.host', () => ({ depth: 0 }));
