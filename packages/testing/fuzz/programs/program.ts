import { importsOf } from './library';

/** A line of a program, and the name that it gives to a value. */
export interface Line {
  readonly name: string | null;
  readonly code: string;
}

/** A random program: a step over a few tensors that stay, called several times. */
export interface Program {
  /** Makes what stays between the calls. */
  readonly setup: readonly Line[];
  /** The arguments: the name of each, and how it is drawn from `data` for each call. */
  readonly inputs: readonly { readonly name: string; readonly code: string }[];
  readonly body: readonly Line[];
  /** What the step returns. */
  readonly result: string;
  /** What happens outside of the step before some calls. */
  readonly between: readonly { readonly call: number; readonly code: string }[];
  /** Options of `compile`. */
  readonly options: string;
  /** Whether gradients are read after each call; else only at the end. */
  readonly readsGradients: boolean;
}

/** How often each program is called. */
export const CALLS = 7;

/** A line as a statement. */
export function statement({ name, code }: Line): string {
  return name === null ? `${code};` : `const ${name} = ${code};`;
}

/**
 * The code of a function of `compile`, or of what stands in its place: it gives the step, what draws its arguments, what
 * happens before a call, and the tensors, parameters and optimizers that stay.
 */
export function sourceOf({ setup, inputs, body, result, between, options }: Program): string {
  const named = (prefix: string): string[] =>
    setup.flatMap(({ name }) => (name?.startsWith(prefix) ? [name] : []));
  const modules = named('m');
  const parameters = [...named('w'), ...modules.map((name) => `...${name}.parameters()`)];
  const tensors = [
    ...named('w'),
    ...named('s'),
    ...modules.map((name) => `...${name}.stateDict()`),
  ];
  const before = between.map(({ call, code }) => `if (call === ${call}) ${code};`);
  const lines = [
    ...setup.map(statement),
    `const step = wrap((${inputs.map(({ name }) => name).join(', ')}) => {`,
    ...body.map((line) => `  ${statement(line)}`),
    `  return ${result};`,
    `}${options});`,
    `const inputs = (data) => [${inputs.map(({ code }) => code).join(', ')}];`,
    `const before = (call) => {${before.length > 0 ? ` ${before.join(' ')} ` : ''}};`,
    `const kept = () => ({ ${tensors.join(', ')} });`,
    `return { step, inputs, before, kept, parameters: [${parameters.join(', ')}], optimizers: [${named('o').join(', ')}] };`,
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

/** A module that runs a program as it is and compiled, and prints what both give. */
export function moduleOf(program: Program): string {
  const code = `const make = (wrap) => {
${sourceOf(program)}
};
for (const wrap of [(step) => step, compile]) {
  seed(7);
  const data = new Rng('data');
  const { step, inputs, before, kept, parameters } = make(wrap);
  for (let call = 0; call < ${CALLS}; call++) {
    before(call);
    console.log(call, step(...inputs(data)), ...parameters.map((w) => w.grad));
  }
  console.log(kept());
}`;
  return [...importsOf(code), '', code].join('\n');
}
