import { program } from '../../tsup.base';

export default program(['src/*.ts', '!src/*.test.ts']);
