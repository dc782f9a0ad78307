import type { Plugin } from 'vite';
import { bundlePackages } from './bundle-packages.ts';

const NAME = 'virtual:bp-packages';

/** Puts the packages and the worker of snippets into the site, and tells pages where they are. */
export function packagesInSite(): Plugin {
  return {
    name: 'bp:packages-in-site',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : null),
    async load(id) {
      if (id !== `\0${NAME}`) return null;
      const { doors, worker } = await bundlePackages();
      return `export const doors = ${JSON.stringify(doors)}; export const worker = ${JSON.stringify(worker)};`;
    },
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const [fileName, source] of (await bundlePackages()).files) {
        this.emitFile({ type: 'asset', fileName, source });
      }
    },
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = (request.url ?? '').split('?')[0].slice(server.config.base.length);
        const file = path.startsWith('bp/') ? (await bundlePackages()).files.get(path) : undefined;
        if (file === undefined) return next();
        response.setHeader('content-type', 'text/javascript');
        response.end(file);
      });
    },
  };
}
