// Sets the theme before the first paint; a strict policy allows no inline script.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem('bp.theme');
  } catch {
    // storage may be forbidden
  }
  const dark = theme ? theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
