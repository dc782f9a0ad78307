import { isParameter } from '@bp/autograd';
import type { Module } from '@bp/module';
import { readModel } from '../observe/read-model';

/** What {@link summary} tells of a module. */
export interface SummaryRow {
  /** Where it lies in the model; empty for the model itself. */
  readonly path: string;
  /** The name of its class. */
  readonly class: string;
  /** How many numbers its own parameters hold. */
  readonly parameters: number;
}

/**
 * What a model is made of, module by module.
 *
 * @throws BpError `BP_OPTION` for anything but a module
 * @example
 * summary(new Linear(2, 3)).rows[0].parameters; // 9
 */
export function summary(model: Module): { readonly rows: readonly SummaryRow[] } {
  const rows = Array.from(readModel('summary', model).namedModules(), ([path, module]) => {
    const own = Object.values(module).filter(isParameter);
    const parameters = own.reduce((count, { size }) => count + size, 0);
    return { path, class: module.constructor.name, parameters };
  });
  return { rows };
}
