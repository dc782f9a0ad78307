/**
 * Copies a text. Where the clipboard is barred (a page without https), the field that shows it is selected and copied the old way.
 *
 * @returns whether it worked
 */
export async function copyText(
  text: string,
  field: HTMLInputElement | HTMLTextAreaElement | undefined,
) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select();
    return field !== undefined && document.execCommand('copy');
  }
}
