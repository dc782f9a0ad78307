import { autograd } from './ko/autograd';
import { compile } from './ko/compile';
import { data } from './ko/data';
import { layers } from './ko/layers';
import { losses } from './ko/losses';
import { module } from './ko/module';
import { optim } from './ko/optim';
import { regularize } from './ko/regularize';
import { tensor } from './ko/tensor';
import type { Catalogue } from './process/errors';

/**
 * The error messages of all packages in Korean.
 *
 * @example
 * import { setLanguage } from '@bp/tensor';
 * import { ko } from '@bp/tensor/ko';
 * setLanguage(ko);
 */
export const ko: Catalogue = {
  language: 'ko',
  messages: {
    ...autograd,
    ...compile,
    ...data,
    ...layers,
    ...losses,
    ...module,
    ...optim,
    ...regularize,
    ...tensor,
  },
};
