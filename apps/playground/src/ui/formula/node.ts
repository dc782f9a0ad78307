/** How a symbol behaves beside others, as TeX has it: it decides the space between them. */
export type AtomClass = 'ord' | 'op' | 'bin' | 'rel' | 'open' | 'close' | 'punct';

/** In which letters: variables are slanted, digits and functions upright, words in the letters of the page. */
export type Letters = 'slanted' | 'upright' | 'words' | 'large';

/** Stands behind the letter that has a hat. */
export const HAT = '\u0302';

/** A formula as a tree. */
export type FormulaNode =
  | {
      readonly kind: 'symbol';
      readonly text: string;
      readonly letters: Letters;
      readonly atom: AtomClass;
    }
  | { readonly kind: 'space'; readonly em: number }
  | { readonly kind: 'row'; readonly items: readonly FormulaNode[] }
  | {
      readonly kind: 'fraction';
      readonly over: FormulaNode;
      readonly under: FormulaNode;
      readonly small: boolean;
    }
  | { readonly kind: 'root'; readonly body: FormulaNode }
  | {
      readonly kind: 'scripts';
      readonly base: FormulaNode;
      readonly above: FormulaNode | null;
      readonly below: FormulaNode | null;
    }
  | {
      readonly kind: 'fence';
      readonly open: string;
      readonly close: string;
      readonly body: FormulaNode;
    }
  | {
      readonly kind: 'grid';
      readonly align: 'left' | 'center' | 'equation';
      readonly rows: readonly (readonly FormulaNode[])[];
    };
