import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { commonJsAsModules } from './commonjs-as-modules';
import { rooms } from './layers/house.mjs';
import { inRoomOrder } from './room-order.mjs';

const tensor = fileURLToPath(new URL('../packages/tensor', import.meta.url));

/** The modules of a build in their order. @param {import('esbuild').Plugin[]} plugins */
async function modulesOf(plugins) {
  const { outputFiles } = await build({
    entryPoints: [`${tensor}/src/index.ts`],
    absWorkingDir: tensor,
    bundle: true,
    format: 'esm',
    write: false,
    plugins: [commonJsAsModules, ...plugins],
  });
  return [...outputFiles[0].text.matchAll(/^\/\/ src\/(\S+)/gm)].map(([, name]) => name);
}

it('lays a build out room by room, and adds nothing to it', async () => {
  const [plain, ordered] = await Promise.all([modulesOf([]), modulesOf([inRoomOrder(tensor)])]);
  const places = rooms['@bp/tensor']
    .map((room) => ordered.findIndex((name) => name.startsWith(`${room}/`)))
    .filter((place) => place >= 0);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect([...ordered].sort()).toEqual(plain.sort());
});
