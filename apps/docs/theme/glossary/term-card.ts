import glossary from '@bp/course/glossary.json';

const ID = 'term-card';

/** A pointer that only passes by shows nothing; one on its way to the card has time to get there. */
const SHOW_AFTER_MS = 250;
const HIDE_AFTER_MS = 250;

const GAP = 6;

let shown: { readonly link: HTMLAnchorElement; readonly card: HTMLElement } | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows the card of a term that the pointer rests on. */
export function showSoon(link: HTMLAnchorElement): void {
  clearTimeout(timer);
  if (shown?.link === link) return;
  timer = setTimeout(() => link.matches(':hover') && show(link), SHOW_AFTER_MS);
}

/** Shows the card of a term until the pointer has left both, the focus goes, Esc is pressed, or something else is. */
export function show(link: HTMLAnchorElement): void {
  clearTimeout(timer);
  if (shown?.link === link) return;
  hide();
  const card = cardOf(link);
  if (card === null) return;
  (link.closest('main') ?? document.body).append(card);
  place(card, link);
  link.setAttribute('aria-describedby', ID);
  shown = { link, card };
  card.addEventListener('pointerenter', () => clearTimeout(timer));
  card.addEventListener('pointerleave', hideSoon);
}

function hide(): void {
  clearTimeout(timer);
  shown?.card.remove();
  shown?.link.removeAttribute('aria-describedby');
  shown = null;
}

function hideSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(hide, HIDE_AFTER_MS);
}

document.addEventListener('pointerout', ({ target, pointerType }) => {
  if (pointerType === 'mouse' && shown && target instanceof Node && shown.link.contains(target)) {
    if (document.activeElement !== shown.link) hideSoon();
  }
});
document.addEventListener('focusout', ({ target }) => {
  if (target === shown?.link) hide();
});
document.addEventListener('pointerdown', ({ target }) => {
  const on =
    target instanceof Node && (shown?.card.contains(target) || shown?.link.contains(target));
  if (!on) hide();
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') hide();
});
addEventListener('resize', hide);
addEventListener('popstate', hide);
// the router leaves a page whose term was followed
new MutationObserver(() => {
  if (shown && !shown.link.isConnected) hide();
}).observe(document.body, { childList: true, subtree: true });

function cardOf(link: HTMLAnchorElement): HTMLElement | null {
  const term = glossary.find(({ id }) => id === link.dataset.term);
  if (term === undefined) return null;
  const [language, other] = document.documentElement.lang.startsWith('en')
    ? (['en', 'ko'] as const)
    : (['ko', 'en'] as const);
  const element = (tag: string, text: string, lang?: string) =>
    Object.assign(document.createElement(tag), { textContent: text, ...(lang && { lang }) });
  const card = Object.assign(document.createElement('div'), { id: ID, className: 'term-card' });
  card.setAttribute('role', 'tooltip');
  const head = document.createElement('p');
  head.append(element('strong', term[language]), ' ', element('span', term[other], other));
  card.append(head, element('p', term.note[language]));
  return card;
}

/** Below the term, or above it where there is no room; within the page. */
function place(card: HTMLElement, link: HTMLAnchorElement): void {
  // of a term that is broken over two lines, the first piece
  const [box] = link.getClientRects();
  const { offsetWidth: width, offsetHeight: height } = card;
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  const isBelow = box.bottom + GAP + height <= window.innerHeight || box.top - GAP - height < 0;
  const top = isBelow ? box.bottom + GAP : box.top - GAP - height;
  const origin = (card.offsetParent ?? document.documentElement).getBoundingClientRect();
  card.style.left = `${left - origin.left}px`;
  card.style.top = `${top - origin.top}px`;
}
