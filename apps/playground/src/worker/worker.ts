import { expose, proxy } from 'comlink';

// Everything that computes runs here. A desk is loaded when its lab opens it.
const desks = {
  backprop: () => import('./backprop-desk').then(({ BackpropDesk }) => BackpropDesk),
  descent: () => import('./descent-desk').then(({ DescentDesk }) => DescentDesk),
  digits: () => import('./digits-desk').then(({ DigitsDesk }) => DigitsDesk),
  keep: () => import('./keep-desk').then(({ KeepDesk }) => KeepDesk),
  thumbnails: () => import('./thumbnails-desk').then(({ ThumbnailsDesk }) => ThumbnailsDesk),
  train: () => import('./train-desk').then(({ TrainDesk }) => TrainDesk),
  vanishing: () => import('./vanishing-desk').then(({ VanishingDesk }) => VanishingDesk),
};

export type DeskName = keyof typeof desks;
export type DeskOf<N extends DeskName> = InstanceType<Awaited<ReturnType<(typeof desks)[N]>>>;

const office = {
  /** Opens a desk of its own for whoever asks. */
  async open(name: DeskName) {
    const Desk = await desks[name]();
    return proxy(new Desk());
  },
};

export type Office = typeof office;

expose(office);
