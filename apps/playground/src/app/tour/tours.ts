import type { Tour } from '../../core/tour/tour';

/** The tours, one a note; each is loaded when it is followed. */
const tours: readonly (() => Promise<{ default: unknown }>)[] = [
  () => import('@bp/course/tours/1.json'),
  () => import('@bp/course/tours/2.json'),
  () => import('@bp/course/tours/3.json'),
  () => import('@bp/course/tours/4.json'),
  () => import('@bp/course/tours/5.json'),
];

export const TOURS = tours.length;

export async function loadTour(number: number): Promise<Tour> {
  return (await tours[number - 1]!()).default as Tour;
}
