import { compressed } from '@bp/look/compressed';
import { frameFiles } from '@bp/look/frame-files';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { pageChunks } from './build/chunks.ts';
import { offline } from './build/offline.ts';

// Every address is relative, so that the folder can be served under any path.
export default defineConfig({
  base: './',
  plugins: [svelte(), frameFiles(), offline(), compressed()],
  resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
  worker: { format: 'es' },
  build: {
    target: 'es2022',
    // a strict policy forbids data: URLs
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: pageChunks() }], includeDependenciesRecursively: false },
      },
    },
  },
});
