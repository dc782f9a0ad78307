import type { Tensor } from '@bp/tensor';
import { torchType } from './known';
import { extents, text } from './python';

/** What stands around the classes of a model. */
export interface ProgramParts {
  readonly name: string;
  readonly classes: readonly string[];
  /** The name of the file of the weights, beside the program. */
  readonly weightsFile: string;
  /** Inputs to show a training step with; null where none are known. */
  readonly inputs: readonly Tensor[] | null;
  /** Whether the model gives one tensor of real numbers, which a loss can take. */
  readonly trains: boolean;
}

const READER = `def read_safetensors(path):
    """The tensors of a safetensors file, by name."""
    data = bytearray(Path(path).read_bytes())
    (size,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + size])
    header.pop("__metadata__", None)
    tensors = {}
    for name, info in header.items():
        start, end = info["data_offsets"]
        chunk = data[8 + size + start : 8 + size + end]
        dtype = DTYPES[info["dtype"]]
        flat = torch.frombuffer(chunk, dtype=dtype) if chunk else torch.empty(0, dtype=dtype)
        tensors[name] = flat.reshape(info["shape"])
    return tensors
`;

const DTYPES = `DTYPES = {
    "F32": torch.float32,
    "F64": torch.float64,
    "I32": torch.int32,
    "I64": torch.int64,
    "BOOL": torch.bool,
}
`;

/** The module as a whole: imports, classes, reading the weights, and a main that trains one step. */
export function program({ name, classes, weightsFile, inputs, trains }: ProgramParts): string {
  const body = classes.join('\n\n');
  const imports = [
    ...(body.includes('OrderedDict(') ? ['from collections import OrderedDict'] : []),
    'from pathlib import Path',
  ];
  const functional = body.includes('F.') || (trains && inputs !== null);
  const torch = [
    'import torch',
    ...(functional ? ['import torch.nn.functional as F'] : []),
    'from torch import nn',
  ];
  return [
    `"""${name} in PyTorch, written by @bp/io; its weights are in a file beside this one."""\n`,
    ['import json', 'import struct', ...imports, '', ...torch, ''].join('\n'),
    `WEIGHTS = Path(__file__).with_name(${text(weightsFile)})`,
    DTYPES,
    '',
    `${body}\n`,
    READER,
    '',
    `def load(path=WEIGHTS):
    """The model with its weights."""
    model = ${name}()
    model.load_state_dict(read_safetensors(path))
    return model
`,
    '',
    main(inputs, trains),
    '',
    'if __name__ == "__main__":\n    main()\n',
  ].join('\n');
}

function main(inputs: readonly Tensor[] | null, trains: boolean): string {
  const lines = ['model = load()', 'print(model)'];
  if (inputs !== null && trains) {
    const names = inputs.length === 1 ? ['x'] : inputs.map((_, i) => `x${i}`);
    lines.push('# One training step on random numbers; put your data and your loss here.');
    inputs.forEach((x, i) => {
      lines.push(`${names[i]} = ${sample(x)}`);
    });
    lines.push(
      `y = torch.randn_like(model(${names.join(', ')}))`,
      'optimizer = torch.optim.SGD(model.parameters(), lr=0.01)',
      'optimizer.zero_grad()',
      `loss = F.mse_loss(model(${names.join(', ')}), y)`,
      'loss.backward()',
      'optimizer.step()',
      'print(f"loss {loss.item():.6f}")',
    );
  }
  return `def main():\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

function sample({ shape, dtype }: Tensor): string {
  if (dtype.startsWith('float')) {
    const type = dtype === 'float32' ? '' : `, dtype=${torchType(dtype)}`;
    return `torch.randn(${extents(shape)}${type})`;
  }
  return `torch.zeros(${extents(shape)}, dtype=${torchType(dtype)})`;
}
