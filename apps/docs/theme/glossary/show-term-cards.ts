import './term-card.css';

/** How far a finger may move and still have tapped. */
const TAP_PX = 10;

/**
 * Shows what a term means when it is pointed at, focused or tapped. Without a script, and on a second tap, a term is a link to
 * the glossary.
 */
export function showTermCards(): void {
  if (import.meta.env.SSR) return;
  const cards = () => import('./term-card.ts');
  const termOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest<HTMLAnchorElement>('a.term') : null;

  document.addEventListener('pointerover', async ({ target, pointerType }) => {
    const link = termOf(target);
    if (link && pointerType === 'mouse') (await cards()).showSoon(link);
  });
  document.addEventListener('focusin', async ({ target }) => {
    const link = termOf(target);
    if (link?.matches(':focus-visible')) (await cards()).show(link);
  });

  let down = { x: 0, y: 0 };
  document.addEventListener('pointerdown', ({ clientX, clientY }) => {
    down = { x: clientX, y: clientY };
  });
  // Not a click: the router hears of those first.
  document.addEventListener(
    'touchend',
    async (event) => {
      const link = termOf(event.target);
      if (!link || link.hasAttribute('aria-describedby')) return;
      const [{ clientX, clientY }] = event.changedTouches;
      if (Math.hypot(clientX - down.x, clientY - down.y) > TAP_PX) return;
      event.preventDefault();
      (await cards()).show(link);
    },
    { passive: false },
  );
}
