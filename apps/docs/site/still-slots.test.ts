import { expect, it } from 'vitest';
import { compileTemplate } from 'vue/compiler-sfc';
import { stillSlots } from './still-slots.ts';

const CELLS = '<i class="a">1</i><i>2</i><i>3</i><i>4</i>';
const STILL = `<p title="x &amp; &quot;y&quot;" v-pre>{{ no }} &lt; ${CELLS}<b>5</b></p>`;

function compiled(source: string, ssr = false): string {
  const { code, errors } = compileTemplate({
    source,
    filename: 'x.md',
    id: 'x',
    ssr,
    ssrCssVars: [],
    compilerOptions: { nodeTransforms: [stillSlots() as never] },
  });
  expect(errors).toEqual([]);
  return code;
}

it('makes one piece of what never changes within a component, as HTML that says the same', () => {
  const code = compiled(`<div><Part>${STILL}</Part></div>`);
  const [, written] = /createStaticVNode\((".*"), 1\)/.exec(code) ?? [];
  expect(JSON.parse(written)).toBe(
    `<p title="x &amp; &quot;y&quot;">{{ no }} &lt; ${CELLS}<b>5</b></p>`,
  );
  expect(code).not.toContain('_createElementVNode("i"');
});

it('leaves what changes, what is small, what lies outside of components, and the HTML of the build', () => {
  const changing = compiled(`<Part><p>${CELLS}<b>5</b>{{ now }}</p></Part>`);
  expect(changing).not.toContain('createStaticVNode');
  expect(compiled(`<Part><p>${CELLS}</p></Part>`)).not.toContain('createStaticVNode');
  expect(compiled(`<div>{{ x }}<p>${CELLS}<b>5</b></p></div>`)).not.toContain('createStaticVNode');
  const built = compiled(`<Part>${STILL}</Part>`, true);
  expect(built).not.toContain('createStaticVNode');
  expect(built).toContain('>4</i>');
});

it('finds what never changes beside a component within another', () => {
  const code = compiled(`<Part><Inner>${STILL}</Inner>${STILL}{{ x }}</Part>`);
  expect(code.match(/createStaticVNode\("/g)).toHaveLength(2);
});
