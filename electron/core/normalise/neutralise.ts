/**
 * What a table program would run: an operator of a formula, in plain or wide form, also behind what it passes over
 * (white space, marks without a shape, quotes); and a tab or line break in such a place, which may start a new cell.
 */
const RUNS = /^[\p{Z}\p{C}"']*[=+\-@＝＋－＠﹦﹢﹣﹫\t\r\n]/u;
/** Nearly every cell begins so, and is done with. */
const IS_PLAIN = /^[a-z0-9{[/.:]/i;

/**
 * Text that a table program shows and never runs. It is undone by taking away a leading apostrophe from what would
 * still be dangerous: no two texts come out the same.
 */
export function neutralised(text: string): string {
  return !IS_PLAIN.test(text) && RUNS.test(text) ? `'${text}` : text;
}

/** The text that was made harmless so. */
export function unneutralised(text: string): string {
  return text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text;
}
