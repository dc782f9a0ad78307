import { defineConfig } from 'tsup';
import { program } from '../tsup.base';
import { devDependencies } from './package.json';

export default defineConfig({
  ...program(['src/cli.ts', 'src/child.ts', 'src/sklearn.ts']),
  // Peers stay where they are: some look for their WebAssembly files beside their code.
  external: Object.keys(devDependencies),
});
