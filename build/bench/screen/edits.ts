import type { Page } from 'playwright';

/** The value that is typed over, in a draft whose matches it decides. */
const VALUE = 'warning';

/** After so many the text is what it was. */
export const EDITS_A_ROUND = 2 * VALUE.length;

/** A draft that most traces match or not, by what is typed. */
export const TYPED_DRAFT = JSON.stringify(
  {
    ...{ notification_name: 'typed', operation_type: 'complete', status: 'disabled' },
    filter: { is_support_filter: true, condition: 'OR', rule: ['code = 403', `trace_rating = ${VALUE}`] },
  },
  null,
  2,
);

/** One key in the text of a draft. */
export interface Edit {
  name: string;
  act(page: Page): Promise<void>;
}

/** Letters go from the end of the value and come back, again and again. */
export function* edits(count: number): Generator<Edit> {
  for (let at = 0; at < count; at += 1) {
    const place = at % EDITS_A_ROUND;
    const isTaken = place < VALUE.length;
    const letter = VALUE[place - VALUE.length] ?? '';
    const key = isTaken ? 'Backspace' : letter;
    yield { name: `${String(at)} ${key}`, act: ({ keyboard }) => keyboard.press(key) };
  }
}

/** Puts the caret behind the value that is typed over. */
export async function toValue(page: Page): Promise<void> {
  const json = page.getByRole('tab', { name: 'JSON', exact: true });
  await json.click();
  const text = page.getByRole('textbox', { name: /^JSON of/ });
  await text.evaluate((box, value) => {
    const field = box as HTMLTextAreaElement;
    const end = field.value.indexOf(value) + value.length;
    field.focus();
    field.setSelectionRange(end, end);
  }, VALUE);
}
