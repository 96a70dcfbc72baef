import { guessField } from './column-mapping.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/** Headings are looked for in so many rows. */
export const TITLE_ROWS = 10;

/** How the first lines of a text are cut into columns; null where they are no table. */
export function guessDelimiter(head: string, isKnown: (heading: string) => boolean): Delimiter | null {
  const named = /^sep=([,;\t|])\r?\n/i.exec(head)?.[1];
  if (named !== undefined) return named as Delimiter;
  const lines = head
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, TITLE_ROWS);
  let best: { delimiter: Delimiter; score: number } | null = null;
  for (const delimiter of DELIMITERS) {
    const rows = lines.map((line) => cut(line, delimiter));
    const known = Math.max(0, ...rows.map((row) => countKnown(row, isKnown)));
    const widths = rows.map(({ length }) => length);
    const isEven = widths.some((width, row) => width > 1 && width === widths[row + 1]);
    const width = Math.max(0, ...widths);
    if (width < 2 || (known === 0 && !isEven)) continue;
    const score = known * 1000 + width;
    if (best === null || score > best.score) best = { delimiter, score };
  }
  return best?.delimiter ?? null;
}

function countKnown(cells: readonly string[], isKnown: (heading: string) => boolean): number {
  return cells.filter((cell) => isKnown(cell) || guessField(cell) !== null).length;
}

/** Cuts a line where no quotes are open: enough to count columns. */
function cut(line: string, delimiter: Delimiter): string[] {
  const cells = [''];
  let isQuoted = false;
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted;
    else if (character === delimiter && !isQuoted) cells.push('');
    else cells.push(`${cells.pop() ?? ''}${character}`);
  }
  return cells;
}
