/** Has the app work without a network from now on; where that is forbidden or cannot be, it works as before. */
export function keepOffline(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const register = async () => {
    try {
      const address = new URL('sw.js', document.baseURI);
      await navigator.serviceWorker.register(address, { updateViaCache: 'none' });
    } catch {
      // in a sandbox of another page even asking is refused
    }
  };
  // what the page itself needs comes first
  const whenIdle = () => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(register, { timeout: 2000 });
    else setTimeout(register, 500);
  };
  if (document.readyState === 'complete') whenIdle();
  else window.addEventListener('load', whenIdle, { once: true });
}
