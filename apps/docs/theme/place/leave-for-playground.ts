import { type Router, withBase } from 'vitepress';

/** Links into the playground leave the docs: it is an app of its own beside them. */
export function leaveForPlayground(router: Router): void {
  if (import.meta.env.SSR) return;
  const before = router.onBeforeRouteChange;
  router.onBeforeRouteChange = (to) => {
    if (!to.startsWith(withBase('/playground/'))) return before?.(to);
    window.location.assign(to);
    return false;
  };
}
