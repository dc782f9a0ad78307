import { createRequire } from 'node:module';

/** What the transform reads and writes of the tree of a template; the compiler's own types belong to no package of ours. */
interface Node {
  readonly type: number;
  readonly tag: string;
  readonly tagType: number;
  readonly props: readonly Attribute[];
  readonly children: readonly Node[];
  readonly content: string;
}

interface Attribute {
  readonly type: number;
  readonly name: string;
  readonly value?: { readonly content: string };
}

interface Context {
  readonly ssr: boolean;
  readonly inSSR: boolean;
  helper(name: symbol): symbol;
  hoist(expression: unknown): unknown;
  replaceNode(node: unknown): void;
}

interface Compiler {
  readonly CREATE_STATIC: symbol;
  createCallExpression(callee: symbol, args: readonly string[]): unknown;
}

const ELEMENT = 1;
const TEXT = 2;
const ATTRIBUTE = 6;
const PLAIN = 0;
const COMPONENT = 1;

/** Those whose addresses the build changes, and those without an end. */
const LEFT_ALONE =
  /^(img|video|audio|source|use|image|area|base|br|col|embed|hr|input|link|meta|param|track|wbr)$/;

/** Below that, nodes of their own are as cheap. */
const FEWEST = 6;

/**
 * Has Vue take what lies in a component and never changes, as a formula in an answer or the code of a snippet, for one piece of
 * HTML. By itself it does so only outside of components; within them, it makes a node of each of hundreds of elements and
 * compares it with what is there, which keeps a phone busy before the page can be used.
 */
export function stillSlots(): (node: Node, context: Context) => (() => void) | undefined {
  const vue = createRequire(import.meta.url).resolve('vue/compiler-sfc');
  const { CREATE_STATIC, createCallExpression }: Compiler = createRequire(vue)('@vue/compiler-dom');
  let depth = 0;
  return (node, context) => {
    if (context.ssr || context.inSSR || node.type !== ELEMENT) return;
    if (node.tagType === COMPONENT) {
      depth++;
      return () => {
        depth--;
      };
    }
    if (depth === 0 || !isStill(node) || size(node) < FEWEST) return;
    const html = JSON.stringify(htmlOf(node));
    const piece = createCallExpression(context.helper(CREATE_STATIC), [html, '1']);
    context.replaceNode(context.hoist(piece));
  };
}

function isStill(node: Node): boolean {
  if (node.type === TEXT) return true;
  return (
    node.type === ELEMENT &&
    node.tagType === PLAIN &&
    !LEFT_ALONE.test(node.tag) &&
    node.props.every(({ type, name }) => type === ATTRIBUTE && !/^(key|ref|is)$/.test(name)) &&
    node.children.every(isStill)
  );
}

function size(node: Node): number {
  return node.type === ELEMENT ? node.children.reduce((sum, one) => sum + size(one), 1) : 0;
}

function htmlOf(node: Node): string {
  if (node.type === TEXT) return escaped(node.content);
  const attributes = node.props.map(({ name, value }) =>
    value === undefined ? ` ${name}` : ` ${name}="${escaped(value.content)}"`,
  );
  return `<${node.tag}${attributes.join('')}>${node.children.map(htmlOf).join('')}</${node.tag}>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
