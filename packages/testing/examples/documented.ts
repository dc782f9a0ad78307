/**
 * For programs that show the documentation of the packages: what their doors export, and their examples as whole programs.
 *
 * @module
 */
export { findClaims } from './claims';
export { documentationOf, type Sources } from './documentation';
export { missingImports } from './missing-imports';
export { PACKAGES, ROOT } from './packages';
export { doorFile, importedFile, readSources, type SourceFile } from './repository';
