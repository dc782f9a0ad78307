export { configOfLink, isConfigPath, packConfig } from './config-link';
export { canonical, difference, merge } from './difference';
export { pack, unpack } from './pack';
