import { explain } from '@bp/autograd/explain';
import { Network } from '../src/course/network';

/** The worked example of the course, explained. */
export function workedExample() {
  return explain(new Network('sigmoid+halfSSE', 'float64').forward().error, { notation: 'flat' });
}
