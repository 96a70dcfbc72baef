import type { Json } from '../../../../shared/model/json.ts';
import type { EntryVerdict, PartVerdict } from '../../../../shared/model/replay.ts';

/** A text with the characters in it that differ. */
export interface MarkedText {
  before: string;
  differs: string;
  after: string;
}

const plain = (text: string): MarkedText => ({ before: text, differs: '', after: '' });

/** What was asked for and what the trace holds, with what differs; null where there is nothing to show. */
export function sidesOf(part: PartVerdict): { expected: MarkedText | null; actual: MarkedText | null } {
  const actual = comparedText(part);
  const { difference } = part;
  if (difference === undefined || actual === null)
    return { expected: textOf(part.expected), actual: textOf(part.actual) };
  const characters = [...actual];
  const before = characters.slice(0, difference.at).join('');
  const after = characters.slice(difference.at + [...difference.actual].length).join('');
  return {
    expected: { before, differs: difference.expected, after },
    actual: { before, differs: difference.actual, after },
  };
}

/** The text of the trace that was compared: of an operation the part that differs. */
function comparedText({ actual, reason }: PartVerdict): string | null {
  if (typeof actual === 'string') return actual;
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual)) return null;
  const fields: Partial<Record<typeof reason, string>> = {
    'service-differs': 'service_type',
    'resource-type-differs': 'resource_type',
    'name-not-listed': 'trace_name',
  };
  const value = actual[fields[reason] ?? ''];
  return typeof value === 'string' ? value : null;
}

const MOST_NAMES = 8;

function textOf(value: Json): MarkedText | null {
  if (value === null) return null;
  if (typeof value !== 'object') return plain(String(value));
  if (Array.isArray(value)) return value.length === 0 ? null : plain(listed(value));
  const parts = Object.values(value).flatMap((one) => {
    const text = Array.isArray(one) ? listed(one) : typeof one === 'string' ? one : '';
    return text === '' ? [] : [text];
  });
  return parts.length === 0 ? null : plain(parts.join(' · '));
}

function listed(values: readonly Json[]): string {
  const names = values
    .slice(0, MOST_NAMES)
    .map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
  return `${names.join(', ')}${values.length > MOST_NAMES ? ', …' : ''}`;
}

const RANKS = { match: 0, unknown: 1, 'no-match': 2 };

/** What says most of why comes first: what agrees, what is open, then what nearly agrees. */
export function tellingFirst(entries: readonly EntryVerdict[]): EntryVerdict[] {
  const rank = ({ verdict, difference, reason }: EntryVerdict): number =>
    RANKS[verdict] * 4 + (difference === undefined ? 2 : 0) + (reason === 'name-not-listed' ? 0 : 1);
  return entries.toSorted((a, b) => rank(a) - rank(b));
}
