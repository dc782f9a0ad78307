import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';

/**
 * An exercise, its hint and its answer:
 *
 *     :::: exercise 0.0499 4
 *     What is δ for o = 0.6 and t = 0.4?
 *     ::: hint
 *     Two factors.
 *     :::
 *     ::: answer
 *     $0.2 \times 0.24$
 *     :::
 *     ::::
 *
 * The number, which a page takes from its facts, is what the reader's answer is held against, to as many decimals as said.
 * Without a number there is only the answer to unfold.
 */
export function exercises(md: MarkdownIt): void {
  container(
    md,
    'exercise',
    (info) => {
      const [value, decimals = '4'] = info.split(/\s+/).filter(Boolean);
      return value === undefined
        ? '<Exercise>'
        : `<Exercise :value="${Number(value.replace('−', '-'))}" :decimals="${Number(decimals)}">`;
    },
    '</Exercise>',
  );
  container(md, 'hint', () => '<Unfold kind="hint">', '</Unfold>');
  container(md, 'answer', () => '<Unfold kind="answer">', '</Unfold>');
}

/** A block between colons, three or more; one within another has fewer. */
export function container(
  md: MarkdownIt,
  name: string,
  open: (info: string) => string,
  close: string,
): void {
  const opening = new RegExp(`^(:{3,})\\s*${name}(?:\\s+(.*))?$`);
  md.block.ruler.before(
    'fence',
    `container_${name}`,
    (state, start, end, silent) => {
      const line = (at: number) =>
        state.src.slice(state.bMarks[at] + state.tShift[at], state.eMarks[at]);
      const [, colons, info = ''] = opening.exec(line(start)) ?? [];
      if (colons === undefined) return false;
      if (silent) return true;
      let last = start + 1;
      while (last < end && line(last).trim() !== colons) last++;
      if (last >= end) throw new Error(`::: ${name} in line ${start + 1} has no end`);
      const html = (content: string): Token => {
        const token = state.push('html_block', '', 0);
        token.content = `${content}\n`;
        return token;
      };
      const [max, parent] = [state.lineMax, state.parentType];
      html(open(info.trim()));
      state.lineMax = last;
      state.md.block.tokenize(state, start + 1, last);
      state.lineMax = max;
      state.parentType = parent;
      html(close);
      state.line = last + 1;
      return true;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
