/** Finds what is called so: `data-tour` of a region, `data-setting` of a control. */
export function findTarget(name: string): HTMLElement | null {
  const quoted = CSS.escape(name);
  const found = document.querySelectorAll<HTMLElement>(
    `[data-tour~="${quoted}"], [data-setting="${quoted}"]`,
  );
  // on a phone the same thing may stand in two places, of which one is shown
  return [...found].find((one) => one.checkVisibility()) ?? null;
}

/**
 * Marks what is called so, as soon as it is there, and again when the page has drawn it anew.
 *
 * @param onfound - called with it whenever it was found anew
 * @returns what ends it
 */
export function markTarget(
  name: string,
  attribute: 'data-marked' | 'data-pointed',
  onfound: (element: HTMLElement) => void,
): () => void {
  let marked: HTMLElement | null = null;
  let asked = 0;
  const look = () => {
    asked = 0;
    if (marked?.isConnected && marked.checkVisibility()) return;
    marked?.removeAttribute(attribute);
    marked = findTarget(name);
    if (!marked) return;
    marked.setAttribute(attribute, '');
    onfound(marked);
  };
  const observer = new MutationObserver(() => {
    asked ||= requestAnimationFrame(look);
  });
  observer.observe(document.body, { childList: true, subtree: true });
  look();
  return () => {
    observer.disconnect();
    cancelAnimationFrame(asked);
    marked?.removeAttribute(attribute);
  };
}

/** Brings something into view, without haste where motion is not wanted. */
export function bringIntoView(element: HTMLElement): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const { top, bottom, height } = element.getBoundingClientRect();
  // below the bar that stays at the top
  const bar = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  const isSeen = top >= bar && (bottom <= window.innerHeight || top < window.innerHeight / 3);
  if (isSeen) return;
  const block = height > window.innerHeight * 0.6 ? 'start' : 'center';
  element.scrollIntoView({ block, inline: 'nearest', behavior: still ? 'auto' : 'smooth' });
}
