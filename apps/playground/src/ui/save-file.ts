/** Saves something as a file of this name, as if it had been downloaded. */
export function saveFile(name: string, content: Blob | string | Uint8Array, type = 'text/plain') {
  const blob = content instanceof Blob ? content : new Blob([content as BlobPart], { type });
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // the browser has begun to read it by then
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
