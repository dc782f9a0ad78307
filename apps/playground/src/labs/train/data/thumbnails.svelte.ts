import type { Generated } from '../../../core/config';
import { workerClient } from '../../../worker/client';
import type { ThumbnailPoint } from '../../../worker/thumbnails-desk';

const COUNT = 70;

class Thumbnails {
  points = $state.raw<Partial<Record<Generated, readonly ThumbnailPoint[]>>>({});
  #asked = false;

  /** Asks once; without an answer the pictures stay empty, and their names do. */
  ask(): this {
    if (this.#asked) return this;
    this.#asked = true;
    void workerClient()
      .open('thumbnails')
      .then(async (desk) => {
        this.points = await desk.points(COUNT);
      })
      .catch((error) => {
        this.#asked = false;
        console.error(error);
      });
    return this;
  }
}

const all = new Thumbnails();

/** The samples of the small pictures; they come a moment later. */
export const thumbnails = () => all.ask();
