/** Trains the network of a config and tells how it goes. */
export class TrainDesk {
  async hello(): Promise<string> {
    return 'ready';
  }
}
