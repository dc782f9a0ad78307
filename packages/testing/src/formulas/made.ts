import type { FormulaOperation } from '@bp/tensor/engine';

/** Every formula operation of this process, where a test has put {@link listing} in the place of their door. */
export const made: FormulaOperation[] = [];

/** The module that makes formula operations, but noting each. */
export function listing<Door extends { formulaOperation: (...given: never[]) => FormulaOperation }>(
  door: Door,
): Door {
  return {
    ...door,
    formulaOperation(...given: never[]) {
      const operation = door.formulaOperation(...given);
      made.push(operation);
      return operation;
    },
  };
}

/** Those that are not the derivative of another. */
export function primary(): readonly FormulaOperation[] {
  return made.filter(({ name }) => !name.endsWith('′'));
}
