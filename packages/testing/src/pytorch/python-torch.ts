import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { variable } from '@bp/autograd';
import { type ToPyTorchOptions, toPyTorch } from '@bp/io';
import type { Module } from '@bp/module';
import { isTensor, type Tensor } from '@bp/tensor';

/** For tests: a Python that has PyTorch; null where there is none. */
export const PYTHON: string | null =
  ['python3', '/usr/bin/python3'].find(
    (python) => spawnSync(python, ['-c', 'import torch']).status === 0,
  ) ?? null;

/** A model, what it is given, and what is to come of it. */
export interface Case {
  readonly model: Module;
  readonly inputs: readonly Tensor[];
  readonly options?: ToPyTorchOptions;
  /** Whether training has no randomness, so that a step of it can be compared. */
  readonly trains?: boolean;
}

/** How far PyTorch is from us, relative to the largest number or 1. */
export interface Gaps {
  readonly output: number;
  /** After one step of SGD in training, of all parameters and buffers. */
  readonly step: number;
}

const LR = 0.125;

/** Computes every case in PyTorch, in one process, and compares; nothing where there is no PyTorch. */
export async function gapsOf(cases: Readonly<Record<string, Case>>): Promise<Record<string, Gaps>> {
  if (PYTHON === null) return {};
  const folder = mkdtempSync(join(tmpdir(), 'bp-pytorch-'));
  try {
    const tasks: unknown[] = [];
    for (const [name, one] of Object.entries(cases)) {
      tasks.push(await prepare(folder, name, `case_${tasks.length}`, one));
    }
    writeFileSync(join(folder, 'tasks.json'), JSON.stringify(tasks));
    writeFileSync(join(folder, 'compare.py'), COMPARE);
    execFileSync(PYTHON, ['compare.py'], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
    return JSON.parse(readFileSync(join(folder, 'gaps.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function prepare(
  folder: string,
  name: string,
  file: string,
  { model, inputs, options, trains = true }: Case,
) {
  const before = JSON.stringify(plainState(model));
  const path = join(folder, file);
  const { name: className } = await toPyTorch(model, { input: inputs, ...options, path });
  if (JSON.stringify(plainState(model)) !== before) {
    throw new Error(`${name}: the model has changed`);
  }
  model.eval();
  const output = model.forward(...inputs) as Tensor;
  model.train();
  const trained = trains ? step(model, inputs) : null;
  return { name, file, className, inputs: inputs.map(plain), output: plain(output), trained };
}

/** One step of gradient descent on the mean square of the output, and the gradients of the inputs. */
function step(model: Module, inputs: readonly Tensor[]) {
  const given = inputs.map((x) => (x.dtype.startsWith('float') ? variable(x) : x));
  const output = model.forward(...given) as Tensor;
  output.square().mean().backward();
  const moved = model.parameters().filter(({ grad }) => grad !== null);
  for (const p of moved) p.assign(p.detach().sub((p.grad as Tensor).mul(LR)));
  model.zeroGrad();
  const gradients = given.map(({ grad }) => grad && plain(grad));
  return { state: plainState(model), gradients };
}

function plainState(model: Module) {
  return Object.fromEntries(Object.entries(model.stateDict()).map(([name, x]) => [name, plain(x)]));
}

function plain(x: Tensor) {
  if (!isTensor(x)) throw new Error('expected a tensor');
  return { dtype: x.dtype, shape: x.shape, data: Array.from(x.contiguous().data) };
}

const COMPARE = `
import importlib, json, math
import torch
torch.set_num_threads(1)

def read(x):
    return torch.tensor(x["data"], dtype=getattr(torch, x["dtype"])).reshape(x["shape"])

def gap(a, b):
    a, b = a.detach().double(), b.double()
    if a.shape != b.shape:
        return 1e9
    if a.numel() == 0:
        return 0.0
    scale = max(1.0, b.abs().max().item())
    value = ((a - b).abs().max() / scale).item()
    return value if math.isfinite(value) else 1e9

gaps = {}
for task in json.load(open("tasks.json")):
    module = importlib.import_module(task["file"])
    module.main()
    model = module.load()
    assert type(model).__name__ == task["className"], type(model).__name__
    inputs = [read(x) for x in task["inputs"]]
    model.eval()
    output = gap(model(*inputs), read(task["output"]))
    step = 0.0
    if task["trained"] is not None:
        model.train()
        for x in inputs:
            x.requires_grad_(x.is_floating_point())
        model(*inputs).square().mean().backward()
        parameters = [p for p in model.parameters() if p.requires_grad]
        if parameters:
            torch.optim.SGD(parameters, lr=${LR}).step()
        for x, wanted in zip(inputs, task["trained"]["gradients"]):
            if wanted is not None:
                step = max(step, gap(x.grad, read(wanted)))
        state = model.state_dict()
        wanted = task["trained"]["state"]
        renamed = [name for name in state if not name.split(".")[-1].startswith("constant_")]
        assert len(renamed) == len(wanted), (sorted(state), sorted(wanted))
        for name, (own, value) in zip(renamed, wanted.items()):
            step = max(step, gap(state[name], read(value)))
    gaps[task["name"]] = {"output": output, "step": step}
json.dump(gaps, open("gaps.json", "w"))
`;
