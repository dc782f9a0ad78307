import type { RunOptions } from '@bp/train';
import type { ExperimentConfig } from '../../config';

/**
 * How the learning rate goes over the epochs that the config asks for; nothing for a constant one.
 *
 * @param batches - of an epoch
 */
export async function scheduleFor(
  { optimizer: { schedule, lr }, stop: { epochs } }: ExperimentConfig,
  batches: number,
): Promise<Pick<RunOptions, 'schedule' | 'scheduleEvery'>> {
  if (schedule === 'constant') return {};
  return (await import('./schedule-forms')).scheduleForm(schedule, { lr, epochs, batches });
}
