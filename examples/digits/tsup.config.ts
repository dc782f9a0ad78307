import { program } from '../../tsup.base';

export default program(['src/train.ts', 'src/load.ts', 'src/picture.ts', 'src/seeds.ts']);
