const ESCAPE = /_x([\dA-Fa-f]{4})_/g;

/** A workbook writes `_x000D_` for the character of that number, where XML would lose it. Halves of pairs stay as they are written. */
export function cellText(written: string): string {
  if (!written.includes('_x')) return written;
  return written.replace(ESCAPE, (escape, digits: string) => {
    const character = String.fromCharCode(parseInt(digits, 16));
    return character.isWellFormed() ? character : escape;
  });
}
