import type { XmlHandlers } from './xml.ts';

/** Whether numbers of a cell's style are dates, by the style's number. */
export type DateStyles = boolean[];

/** Number formats that are dates without being described: those of all languages, then those of East Asia. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** As many as a workbook may have. */
const MOST_STYLES = 65_536;

const DAY_MS = 86_400_000;
/** Day 1 is the first of January 1900, and a 29 February that there never was is counted too. */
const FROM_1900 = Date.UTC(1899, 11, 30);
const FROM_1904 = Date.UTC(1904, 0, 1);

/** Collects the styles from a workbook's style sheet. */
export function dateStyles(): { handlers: Partial<XmlHandlers>; styles: DateStyles } {
  const styles: DateStyles = [];
  const formats = new Map<number, boolean>();
  let isInCells = false;
  const handlers: Partial<XmlHandlers> = {
    open(name, { numFmtId, formatCode }) {
      const id = Number(numFmtId);
      if (name === 'numFmt' && formats.size < MOST_STYLES) formats.set(id, isDateFormat(formatCode ?? ''));
      else if (name === 'cellXfs') isInCells = true;
      else if (name === 'xf' && isInCells && styles.length < MOST_STYLES)
        styles.push(formats.get(id) ?? isBuiltInDate(id));
    },
    close(name) {
      if (name === 'cellXfs') isInCells = false;
    },
  };
  return { handlers, styles };
}

/** A format with a day, a month or an hour in it, outside of quoted text and of conditions. */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?![hms]+\])[^\]]*\]|_./gi, '');
  return /[dmyhs]/i.test(bare) && !/^general$/i.test(bare);
}

/**
 * A day number as text. A table's dates have no zone, and none is made up: what reads the text decides. Null where
 * the number is no day.
 */
export function dateText(days: number, countsFrom1904: boolean): string | null {
  const instant = Math.round((countsFrom1904 ? FROM_1904 : FROM_1900) + days * DAY_MS);
  if (!(Math.abs(instant) < 8.64e15)) return null;
  const [date = '', time = ''] = new Date(instant).toISOString().split('T');
  return `${date} ${time.replace(/(?:\.000)?Z$/, '')}`;
}
