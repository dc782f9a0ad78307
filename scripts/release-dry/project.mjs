// What the rows look at: a user's project with everything installed, the sample in it, and what the sample comes to.

/**
 * @typedef {object} Project
 * @property {string} folder where npm has installed every tarball
 * @property {string[]} doors
 * @property {import('./sample.mjs').Files} sources of the sample
 * @property {{ esm: string, cjs: string }} programs of the sample, in the folder
 * @property {import('./outcomes.mjs').Outcome} expected what they came to in the Node that runs this
 * @property {(title: string) => Promise<{ program: string, modules: string }>} tool of TOOLS, once it is downloaded
 */

/** @typedef {import('../verify-packages/report.mjs').Outcome} Verdict */

/** @typedef {{ title: string, look: () => Promise<Verdict> }} Row a check that depends on no other */

export {};
