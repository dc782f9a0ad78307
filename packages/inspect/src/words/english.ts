import { anomalyEnglish } from './anomaly-english';
import { flowEnglish } from './flow-english';
import type { InspectLanguage } from './sentence';
import { updateEnglish } from './update-english';

/** The sentences in English. */
export const english: InspectLanguage = {
  id: 'en',
  sentences: {
    'summary.layer': 'layer',
    'summary.class': 'class',
    'summary.output': 'output',
    'summary.parameters': 'parameters',
    'summary.shared': 'shared',
    'summary.unused': 'not called',
    'summary.all-trained': 'parameters   {count} (all trained), {bytes}',
    'summary.trained': 'parameters   {count} ({trained} trained, {frozen} frozen), {bytes}',
    'summary.buffers': 'buffers      {count}, {bytes}',
    'summary.activations': 'activations  {bytes} for this input',
    ...anomalyEnglish,
    ...flowEnglish,
    ...updateEnglish,
  },
};
