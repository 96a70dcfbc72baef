import { shown } from '../../shared/words/shown.ts';

/** Few enough that no piece of them is cut, be each of them two units. */
const PIECE = /[^]{1,32}/gu;

/** Somebody's own text in full, with what would not be seen or would break the line made visible. */
export function visible(text: string): string {
  return text.replace(PIECE, shown);
}
