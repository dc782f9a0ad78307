// What one prefers (language, theme, keys), which may be kept; storage may be full, forbidden or absent, and then nothing is kept.

type Preference = 'language' | 'theme' | 'shortcuts' | 'tour';

export function remembered(name: Preference): string | null {
  try {
    return localStorage.getItem(`bp.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: Preference, value: string): void {
  try {
    localStorage.setItem(`bp.${name}`, value);
  } catch {
    // the page works without
  }
}
