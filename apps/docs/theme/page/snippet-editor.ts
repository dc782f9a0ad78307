import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { bracketMatching, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { EditorView, keymap } from '@codemirror/view';
import { classHighlighter } from '@lezer/highlight';

export interface EditorOptions {
  readonly code: string;
  /** The accessible name. */
  readonly name: string;
  /** The id of the text that tells which keys there are. */
  readonly describedBy: string;
  onChange(code: string): void;
  onRun(): void;
}

export interface Editor {
  setCode(code: string): void;
  focus(): void;
  destroy(): void;
}

/** An editor for TypeScript. Tab indents; after Esc it moves on, as CodeMirror has it. */
export function openEditor(parent: HTMLElement, options: EditorOptions): Editor {
  const run = () => {
    options.onRun();
    return true;
  };
  const view = new EditorView({
    parent,
    doc: options.code,
    extensions: [
      history(),
      bracketMatching(),
      indentUnit.of('  '),
      javascript({ typescript: true }),
      syntaxHighlighting(classHighlighter),
      keymap.of([{ key: 'Mod-Enter', run }, ...defaultKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({
        'aria-label': options.name,
        'aria-describedby': options.describedBy,
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString());
      }),
    ],
  });
  return {
    setCode(code) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}
