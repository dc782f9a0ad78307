export { type Bar, type BarsOptions, bars } from './bars';
export { element, polyline, words } from './element';
export { type Caption, frame } from './frame';
export { images } from './images';
export { hairline, type Line, type LinesOptions, lines } from './lines';
export type { Box, Panel } from './panels';
export { type PlaneOptions, plane } from './plane';
export { savePicture } from './save';
export { linearScale, logScale, roundStep, type Scale } from './scale';
