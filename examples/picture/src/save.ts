import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'runs';

/** Writes a picture into `runs/`, and says so. @param name - such as `moons.svg` */
export function savePicture(name: string, svg: string): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, name), `${svg}\n`);
  console.log(`picture: ${FOLDER}/${name}`);
}
