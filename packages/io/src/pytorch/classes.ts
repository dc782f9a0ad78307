import { isParameter } from '@bp/autograd';
import { isBuffer, isModule, type Module } from '@bp/module';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { extra } from './extra';
import { constantName, type Forward, writeForward } from './forward';
import { known, torchType } from './known';
import { type Extent, merge } from './merge';
import { call, extents, identifier, indent, isIdentifier, literal, text } from './python';
import { simple } from './simple';
import type { Call } from './trace';
import { isSequential, type Tree, treeOf } from './tree';

/** What a model is written by. */
export interface Material {
  /** Python for modules by their paths: classes, or expressions that make them. */
  readonly modules: Readonly<Record<string, string>>;
  /** The calls of each module in runs that are alike but for mode and batch; null where the model could not be run. */
  runs(module: Module): readonly (readonly Call[])[] | null;
  /** How the sizes of the batches of those runs are asked for. */
  readonly batches: readonly [first: number, second: number];
}

/** A model in Python. */
export interface WrittenModel {
  /** Classes in the order in which Python needs them; the model's own comes last. */
  readonly classes: readonly string[];
  /** The name of the class of the model. */
  readonly name: string;
  /** Tensors that the classes keep besides parameters and buffers, by their paths. */
  readonly constants: ReadonlyMap<string, Tensor>;
}

/** Writes the classes of a model. */
export class ClassWriter {
  readonly #material: Material;
  readonly #classes = new Map<string, string>();
  readonly #constants = new Map<string, Tensor>();
  /** Where each module and tensor stands, the first place first. */
  readonly #paths = new Map<Module | Tensor, string[]>();
  /** Modules and tensors that stand in two places: where else, and where first. */
  readonly #again: [path: string, first: string, isTensor: boolean][] = [];
  /** What stands at a path, as far as that says how it is reached. */
  readonly #groups = new Map<string, 'list' | 'dict' | 'holder'>();
  /** The names of the classes of whoever is being written, so that none is given twice. */
  readonly #names: Set<string>;

  constructor(material: Material) {
    this.#material = material;
    this.#names = new Set(
      'torch nn F load main read_safetensors json struct Path OrderedDict WEIGHTS DTYPES'.split(
        ' ',
      ),
    );
  }

  /**
   * The model as a class.
   *
   * @param wanted - its name; where it is empty, that of its own class
   */
  write(model: Module, wanted: string): WrittenModel {
    this.#paths.set(model, ['']);
    const made = this.#given('') ?? this.#layer(model, '');
    const [, base, args] = /^(?:nn\.)?(\w+)\(([\s\S]*)\)$/.exec(made ?? '') ?? [];
    const name = this.#freshName(wanted === '' ? nameOf(model, base) : wanted);
    const body =
      made === null
        ? this.#custom(model, '')
        : `(${made.slice(0, made.indexOf('('))}):\n${indent(`def __init__(self):\n${indent(`super().__init__(${args})`)}`)}\n`;
    const own = `class ${name}${withLines(body, this.#ties(model))}`;
    const classes = [...this.#classes].map(([text, className]) => `class ${className}${text}`);
    return { classes: [...classes, own], name, constants: this.#constants };
  }

  /** An expression that makes a module. */
  #module(module: Module, path: string): string {
    if (this.#isAgain(module, path)) return 'nn.Identity()';
    const made = this.#given(path) ?? this.#layer(module, path);
    return made ?? `${this.#className(this.#custom(module, path), module)}()`;
  }

  /** A module that PyTorch has; null for others. */
  #layer(module: Module, path: string): string | null {
    if (isSequential(module)) return this.#sequential(module, path);
    const layer = known(module);
    if (layer !== null) this.#noteTensors(module, path);
    const added = layer === null ? extra(module) : null;
    if (added === null) return layer ?? simple(module);
    const name = this.#classes.get(added.body) ?? this.#freshName(added.name);
    this.#classes.set(added.body, name);
    return `${name}(${added.args})`;
  }

  /** What the caller has written for a path: a class, which is taken in, or an expression. */
  #given(path: string): string | null {
    const { modules } = this.#material;
    if (!Object.hasOwn(modules, path)) return null;
    const code = modules[path].trim();
    const className = /^class\s+(\w+)/m.exec(code)?.[1];
    if (className === undefined) return code;
    this.#names.add(className);
    this.#classes.set(code.slice(code.indexOf(className) + className.length), className);
    return `${className}()`;
  }

  #className(body: string, module: Module): string {
    const known = this.#classes.get(body);
    if (known !== undefined) return known;
    const name = this.#freshName(nameOf(module, undefined, 'Part'));
    this.#classes.set(body, name);
    return name;
  }

  #freshName(wanted: string): string {
    let name = wanted;
    for (let i = 2; this.#names.has(name); i++) name = `${wanted}${i}`;
    this.#names.add(name);
    return name;
  }

  #sequential(module: Module, path: string): string {
    this.#groups.set(path, 'list');
    const parts = [...treeOf(module)] as [name: string, layer: Module][];
    const layers = parts.map(([name, layer]) => [name, this.#module(layer, join(path, name))]);
    if (layers.every(([name], i) => name === `${i}`)) {
      return call(
        'nn.Sequential',
        layers.map(([, code]) => code),
      );
    }
    const pairs = layers.map(([name, code]) => `(${text(name)}, ${code})`);
    return `nn.Sequential(\n    OrderedDict(\n        [\n${pairs.map((pair) => `${indent(indent(indent(pair)))},\n`).join('')}        ]\n    )\n)`;
  }

  /** The body of a class: what it holds, and its forward. */
  #custom(module: Module, path: string): string {
    const lines = ['super().__init__()', ...this.#holds(treeOf(module), path, 'self')];
    const forward = this.#forward(module, path);
    for (const [i, x] of (forward?.constants ?? []).entries()) {
      lines.push(`self.register_buffer(${text(constantName(i))}, ${zeros(x)})`);
      this.#constants.set(join(path, constantName(i)), x);
    }
    const init = `def __init__(self):\n${indent(lines.join('\n'))}\n`;
    const call =
      forward === null
        ? ''
        : `\ndef forward(${['self', ...forward.parameters].join(', ')}):\n${indent(forward.lines.join('\n'))}\n`;
    return `(nn.Module):\n${indent(init + call)}`;
  }

  /** Statements that put what a group holds into `self`, or into what stands for the group. */
  #holds(tree: Tree, path: string, owner: string): string[] {
    const lines: string[] = [];
    for (const [name, value] of tree) {
      const at = join(path, name);
      if (value instanceof Map) {
        const group = this.#group(value, at);
        if (group !== null) lines.push(put(owner, name, group));
        else {
          this.#groups.set(at, 'holder');
          lines.push(put(owner, name, 'nn.Module()'));
          lines.push(...this.#holds(value, at, reach(owner, name)));
        }
      } else if (isModule(value)) {
        lines.push(put(owner, name, this.#module(value, at)));
      } else {
        // Other tensors are no state: where they are used, they are constants.
        const x = value as Tensor;
        if (isParameter(x) || isBuffer(x)) this.#noteTensor(x, at);
        if (isParameter(x)) {
          const code = `nn.Parameter(${zeros(x)})`;
          lines.push(
            isIdentifier(name) && !name.startsWith('__')
              ? `${owner}.${name} = ${code}`
              : `${owner}.register_parameter(${text(name)}, ${code})`,
          );
        } else if (isBuffer(x)) {
          lines.push(`${owner}.register_buffer(${text(name)}, ${zeros(x)})`);
        }
      }
    }
    return lines;
  }

  /** A list or dictionary of modules, or of parameters; null for what mixes them. */
  #group(tree: Tree, path: string): string | null {
    const values = [...tree.values()];
    const modules = values.every((value) => isModule(value) || value instanceof Map);
    const parameters = values.every(isParameter);
    if (!modules && !parameters) return null;
    const items: string[] = [];
    for (const [name, value] of tree) {
      const at = join(path, name);
      if (isModule(value)) items.push(this.#module(value, at));
      else if (value instanceof Map) {
        const inner = this.#group(value, at);
        if (inner === null) return null;
        items.push(inner);
      } else {
        this.#noteTensor(value as Tensor, at);
        items.push(`nn.Parameter(${zeros(value as Tensor)})`);
      }
    }
    const kind = modules ? 'Module' : 'Parameter';
    const names = [...tree.keys()];
    const isListed = names.every((name, i) => name === `${i}`);
    this.#groups.set(path, isListed ? 'list' : 'dict');
    const inside = isListed ? items : items.map((item, i) => `${text(names[i])}: ${item}`);
    const [open, close] = isListed ? '[]' : '{}';
    const line = `nn.${kind}${isListed ? 'List' : 'Dict'}(${open}${inside.join(', ')}${close})`;
    if (line.length <= 80 && !line.includes('\n')) return line;
    return `nn.${kind}${isListed ? 'List' : 'Dict'}(\n    ${open}\n${inside.map((item) => `${indent(indent(item))},\n`).join('')}    ${close}\n)`;
  }

  #forward(module: Module, path: string): Forward | null {
    const runs = this.#material.runs(module);
    if (runs === null || runs.every((calls) => calls.length === 0)) return null;
    const own = path === '' ? '' : `${path}.`;
    const inside = (part: Module | Tensor): string | undefined => {
      const at = this.#paths.get(part)?.find((one) => one !== path && one.startsWith(own));
      return at === undefined ? undefined : this.#reached(at.slice(own.length), path);
    };
    const around = { path, moduleAt: inside, tensorAt: inside };
    const [evaluation, training] = [0, 2].map((i) => {
      const [first, second] = [runs[i], runs[i + 1]].map((calls) => {
        const forwards = calls.map((one) => writeForward(one, around));
        // A module that is called twice must do the same each time.
        return forwards.reduce((one, other) => merge(path, one, other, []));
      });
      const [a, b] = this.#material.batches;
      const code = `${first.parameters[0] ?? 'x'}.shape[0]`;
      return merge(path, first, second, [{ code, first: a, second: b } satisfies Extent]);
    });
    return either(path, evaluation, training);
  }

  /** A path below `self` as Python reaches it. */
  #reached(path: string, outer: string): string {
    let code = 'self';
    let at = outer;
    for (const name of path.split('.')) {
      const group = this.#groups.get(at);
      if (code !== 'self' && group === 'list' && /^\d+$/.test(name)) code += `[${name}]`;
      else if (code !== 'self' && group === 'dict') code += `[${text(name)}]`;
      else code = reach(code, name);
      at = join(at, name);
    }
    return code;
  }

  #noteTensors(module: Module, path: string): void {
    for (const [name, x] of ownTensors(module)) this.#noteTensor(x, join(path, name));
  }

  #noteTensor(x: Tensor, path: string): void {
    this.#isAgain(x, path);
  }

  /** Whether it stands elsewhere, too; then it is tied to that later. */
  #isAgain(part: Module | Tensor, path: string): boolean {
    const paths = this.#paths.get(part);
    if (paths === undefined) this.#paths.set(part, [path]);
    else {
      this.#again.push([path, paths[0], isTensor(part)]);
      paths.push(path);
    }
    return paths !== undefined;
  }

  /** Statements that tie what stands in two places, and freeze what is frozen. */
  #ties(model: Module): string[] {
    const lines = this.#again.map(([path, first, tensor]) => {
      const at = path.lastIndexOf('.');
      const [outer, name] = [path.slice(0, Math.max(at, 0)), path.slice(at + 1)];
      const owner = outer === '' ? 'self' : `self.get_submodule(${text(outer)})`;
      if (!tensor) {
        return `${owner}.add_module(${text(name)}, self.get_submodule(${text(first)}))`;
      }
      const from = first.lastIndexOf('.');
      const firstOwner = from < 0 ? 'self' : `self.get_submodule(${text(first.slice(0, from))})`;
      const code = reach(firstOwner, first.slice(from + 1));
      return isIdentifier(name)
        ? `${owner}.${name} = ${code}`
        : `setattr(${owner}, ${text(name)}, ${code})`;
    });
    const frozen = model.parameters().filter(({ requiresGrad }) => !requiresGrad);
    if (frozen.length === 0) return lines;
    if (frozen.length === model.parameters().length)
      return [...lines, 'self.requires_grad_(False)'];
    const names = frozen.flatMap((x) => this.#paths.get(x)?.[0] ?? []);
    return [
      ...lines,
      `for name in ${literal(names)}:\n    self.get_parameter(name).requires_grad_(False)`,
    ];
  }
}

/** The name of a module's class, where that says something: not that of a layer of the library, nor a minifier's letters. */
function nameOf(
  { constructor: { name } }: Module,
  layer: string | undefined,
  plain = 'Model',
): string {
  return name.length < 3 || name === layer || !/[A-Za-z]/.test(name) ? plain : identifier(name);
}

/** The tensors that a layer has itself, by their names. */
function* ownTensors(module: Module): Iterable<[name: string, x: Tensor]> {
  for (const [name, value] of treeOf(module)) if (isTensor(value)) yield [name, value];
}

/** One forward for both modes. */
function either(path: string, evaluation: Forward, training: Forward): Forward {
  const same =
    evaluation.lines.length === training.lines.length &&
    evaluation.lines.every((line, i) => line === training.lines[i]);
  if (same) return evaluation;
  if (training.constants.length !== evaluation.constants.length) {
    throw new BpError(
      'BP_OPTION',
      'toPyTorch',
      'forward of {path} has other constants in training than in evaluation; give its Python in modules, by its path',
      { path: path === '' ? 'the model' : path },
    );
  }
  const lines = ['if self.training:', ...training.lines.map(indent), ...evaluation.lines];
  return { ...evaluation, lines };
}

function join(outer: string, inner: string): string {
  return outer === '' ? inner : `${outer}.${inner}`;
}

/** What a name stands for in an object. */
function reach(owner: string, name: string): string {
  return isAttribute(name) ? `${owner}.${name}` : `getattr(${owner}, ${text(name)})`;
}

/** A statement that gives a name to a module. */
function put(owner: string, name: string, code: string): string {
  return isAttribute(name)
    ? `${owner}.${name} = ${code}`
    : `${owner}.add_module(${text(name)}, ${code})`;
}

/** Python renames what begins with two lines. */
function isAttribute(name: string): boolean {
  return isIdentifier(name) && !name.startsWith('__');
}

function zeros({ shape, dtype }: Tensor): string {
  const type = dtype === 'float32' ? '' : `, dtype=${torchType(dtype)}`;
  return `torch.zeros(${extents(shape)}${type})`;
}

/** A body with more at the end of its `__init__`. */
function withLines(body: string, lines: readonly string[]): string {
  if (lines.length === 0) return body;
  const more = indent(indent(lines.join('\n')));
  const end = body.indexOf('\n    def forward(');
  return end < 0 ? `${body}${more}\n` : `${body.slice(0, end)}${more}\n${body.slice(end)}`;
}
