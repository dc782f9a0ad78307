// The same for programs of Node as for tests.
export { launchChromium } from './chromium.mjs';
