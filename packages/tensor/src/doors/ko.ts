import { bringTemplates } from '../process/english-templates';
import type { Catalogue } from '../process/errors';
import { english, korean } from './gathered-messages';

// Korean messages are found by the English ones.
bringTemplates(english);

/**
 * The error messages of all packages in Korean. Importing it also brings the English ones back into a production build, as
 * `@bp/tensor/en` does.
 *
 * @example
 * import { setLanguage } from '@bp/tensor';
 * import { ko } from '@bp/tensor/ko';
 * setLanguage(ko);
 */
export const ko: Catalogue = {
  language: 'ko',
  messages: Object.fromEntries(Object.keys(korean).map((id) => [english[id], korean[id]])),
};
