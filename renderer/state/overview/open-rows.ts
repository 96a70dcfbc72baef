import { valueClause, withClause } from '../../../shared/query/language/add-clause.ts';
import type { RatingKind, Stretch } from '../../../shared/model/overview.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { route } from '../route.svelte.ts';
import { filter } from '../traces/filter.svelte.ts';
import { timeWindow } from '../traces/time-window.svelte.ts';

/** Which traces a bar, a figure or a line stands for. */
export interface RowsBehind {
  /** The whole window where none is named. */
  within?: Stretch;
  /** Values of fields; null: absent. */
  values?: readonly FieldValue[];
  /** Any but these. */
  without?: readonly (readonly FieldValue[])[];
  rating?: RatingKind | 'failed';
  isRefused?: boolean;
  /** By no enabled notification. */
  isUnreported?: boolean;
}

export interface FieldValue {
  field: ColumnName;
  value: string | null;
}

const FAILED = 'rating in (warning, incident)';
const OTHER = 'rating not in (normal, warning, incident)';
const UNREPORTED = 'reported_by is empty';
const REFUSED = 'code in (401, 403)';

/** The stretch that Traces was sent to, and is taken back from where nobody chose another one since. */
let sentTo: Stretch | null = null;

/** Shows the traces on their own screen; the browser's Back leads here again. */
export function openRows(rows: RowsBehind): void {
  filter.replace(filterText(rows));
  const { stretch } = timeWindow;
  const { within } = rows;
  if (within !== undefined && (within.from !== stretch?.from || within.to !== stretch.to)) {
    timeWindow.narrow(within.from, within.to);
    sentTo = within;
  }
  route.go('traces');
}

/** Called when the overview is shown again. */
export function takeBackWindow(): void {
  const { stretch } = timeWindow;
  if (sentTo !== null && stretch?.from === sentTo.from && stretch.to === sentTo.to) timeWindow.back();
  sentTo = null;
}

export function filterText({
  values = [],
  without = [],
  rating,
  isRefused = false,
  isUnreported = false,
}: RowsBehind): string {
  const parts = [
    ...values.map(clauseText),
    ...without.map((member) => `not (${member.map(clauseText).join(' and ')})`),
  ];
  if (rating === 'failed') parts.push(FAILED);
  else if (rating === 'other') parts.push(OTHER);
  else if (rating !== undefined) parts.push(clauseText({ field: 'trace_rating', value: rating }));
  if (isRefused) parts.push(REFUSED);
  if (isUnreported) parts.push(UNREPORTED);
  return parts.join(' and ');
}

function clauseText({ field, value }: FieldValue): string {
  return withClause('', valueClause({ kind: 'column', field }, value, false), filter.context);
}
