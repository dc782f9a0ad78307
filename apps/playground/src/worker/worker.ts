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
  /** Resolves once this worker holds a lock of the browser; it falls when the worker is gone, however that came. */
  async hold(name: string): Promise<void> {
    await new Promise<void>((held, refused) => {
      const forever = () => {
        held();
        return new Promise<void>(() => {});
      };
      navigator.locks.request(name, forever).catch(refused);
    });
  },
  /** Opens a desk of its own for whoever asks. */
  async open(name: DeskName) {
    const Desk = await desks[name]();
    return proxy(new Desk());
  },
};

export type Office = typeof office;

expose(office);
