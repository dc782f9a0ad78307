import { program } from '../../tsup.base';

export default program(['src/main.ts']);
