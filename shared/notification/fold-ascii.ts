const ASCII = /^[\x20-\x7e]*$/;

/** ASCII letters alone: what else a language folds is not the service's business. */
export function foldAscii(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
