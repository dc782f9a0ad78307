import { BpError } from '@bp/tensor';
import { readRecord } from '@bp/tensor/engine';

/** The values of a state dict by name. */
export function readState(op: string, state: unknown): Record<string, unknown> {
  const given = readRecord(state);
  if (given !== null) return given;
  throw new BpError(
    'BP_OPTION',
    op,
    'expected tensors by name, such as model.stateDict(), got {state}',
    { state },
  );
}
