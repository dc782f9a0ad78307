/** Moves the focus between stops: up and down in a column, left and right to the nearest in another. @returns whether the key did something */
export function moveFocus(box: HTMLElement, from: HTMLElement, key: string): boolean {
  const columns = [...box.querySelectorAll<HTMLElement>('[data-column]')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-stop]')])
    .filter((column) => column.length > 0);
  const at = columns.findIndex((column) => column.includes(from));
  if (at < 0) return false;
  const next = nextStop(columns, at, from, key);
  if (!next) return false;
  box.querySelector('[data-stop][tabindex="0"]')?.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
  return true;
}

function nextStop(
  columns: readonly HTMLElement[][],
  at: number,
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const column = columns[at];
  const row = column.indexOf(from);
  switch (key) {
    case 'ArrowUp':
      return column[row - 1];
    case 'ArrowDown':
      return column[row + 1];
    case 'Home':
      return column[0];
    case 'End':
      return column.at(-1);
    case 'ArrowLeft':
      return nearest(columns.slice(0, at).reverse(), from);
    case 'ArrowRight':
      return nearest(columns.slice(at + 1), from);
    default:
      return undefined;
  }
}

/** From a unit to the nearest unit, over what lies between the layers; from a button to the nearest of the next column. */
function nearest(columns: readonly HTMLElement[][], to: HTMLElement): HTMLElement | undefined {
  const isUnit = (one: HTMLElement) => 'tile' in one.dataset;
  const column = isUnit(to)
    ? columns.map((all) => all.filter(isUnit)).find((units) => units.length > 0)
    : columns[0];
  const middle = (one: HTMLElement) => {
    const { top, height } = one.getBoundingClientRect();
    return top + height / 2;
  };
  const y = middle(to);
  return column?.reduce((best, one) =>
    Math.abs(middle(one) - y) < Math.abs(middle(best) - y) ? one : best,
  );
}
