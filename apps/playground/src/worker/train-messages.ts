// What the train desk and a page say to each other.
export * from '../core/experiment/told';
