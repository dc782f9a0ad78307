import { bringTemplates } from '../process/english-templates';
import type { Catalogue } from '../process/errors';
import { english } from './gathered-messages';

bringTemplates(english);

/**
 * The error messages of all packages in English, for production builds, which have only their numbers: importing this door is
 * enough. A development build has them anyway.
 *
 * @example
 * import '@bp/tensor/en';
 *
 * @example
 * import { getLanguage, setLanguage } from '@bp/tensor';
 * import { en } from '@bp/tensor/en';
 * setLanguage(en);
 * getLanguage(); // 'en'
 */
export const en: Catalogue = { language: 'en', messages: {} };
