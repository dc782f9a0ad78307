import { isBpError } from '@bp/tensor';
import { ExperimentError, type FileFault } from '../told';

/** Reads a table; what the reader has to say of it becomes a problem of the experiment. */
export async function told<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (!isBpError(error)) throw error;
    const { values } = error;
    if (error.code === 'BP_OPTION') {
      throw new ExperimentError('column', { column: String(values.key ?? '') });
    }
    const { line = values.textLine ?? 0 } = values;
    const fault = faultOf(values);
    const got = { ragged: values.got, sameName: values.name, commas: values.number }[
      fault as string
    ];
    throw new ExperimentError('fileBroken', {
      line: Number(line),
      got: String(got ?? values.text ?? ''),
      fault,
      wanted: Number(values.columns ?? 0),
    });
  }
}

/** Which of its refusals the reader of tables means: each has values of its own. */
function faultOf(values: Readonly<Record<string, unknown>>): FileFault {
  if ('n' in values) return 'noRows';
  if ('columns' in values) return 'ragged';
  if ('second' in values) return 'sameName';
  if ('code' in values) return 'quotes';
  if ('column' in values && !('text' in values)) return 'commas';
  return 'line' in values || 'textLine' in values ? 'value' : 'notText';
}
