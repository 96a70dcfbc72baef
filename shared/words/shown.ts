const LONGEST = 80;

/** Somebody's own text within a sentence: cut, and with what would not be seen or would break the line made visible. */
export const shown = (text: string): string => shownUpTo(text, LONGEST);

export function shownUpTo(text: string, longest: number): string {
  const isCut = text.length > longest;
  const start = isCut ? text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '') : text;
  const visible = start.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu,
    (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
  return isCut ? `${visible}…` : visible;
}
