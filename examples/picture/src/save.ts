import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Panel, type PanelsOptions, panels } from './panels';

const FOLDER = 'runs';

/** Draws panels, writes the picture into `runs/`, and says so. @param name - such as `moons.svg` */
export function savePicture(name: string, options: PanelsOptions, all: readonly Panel[]): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), `${panels(options, all)}\n`);
  console.log(`picture: ${FOLDER}/${name}`);
}
