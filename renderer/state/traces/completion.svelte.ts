import type { Facet } from '../../../shared/model/browse.ts';
import type { ImportedFile } from '../../../shared/model/imports.ts';
import type { ColumnName } from '../../../shared/model/trace-columns.ts';
import { completeWith, completionAt, completionChoices } from '../../../shared/query/language/complete.ts';
import { foldCase } from '../../../shared/query/fold-case.ts';
import { call } from '../../ipc/client.ts';
import { drafts } from '../drafts.svelte.ts';
import { filesOf, imports } from '../imports.svelte.ts';
import { live } from '../live.svelte.ts';
import { say } from '../settings.svelte.ts';
import { filter } from './filter.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';
import { ALL_TRACES } from '../../../shared/query/query.ts';
import { Latest } from './latest.svelte.ts';
import { marks } from './marks.svelte.ts';
import { seenPaths } from './seen-paths.svelte.ts';

export interface Suggestion {
  text: string;
  /** How many traces have it; null where nothing is counted. */
  count: number | null;
  /** What it stands for, where it does not say so itself. */
  about?: string;
}

const MOST = 12;

const values = new Latest<{ field: ColumnName; prefix: string }, Facet>(({ field, prefix }) =>
  call('traces.facet', {
    // Of the window, whatever the filter: what it asks now is being changed.
    query: timeWindow.query ?? ALL_TRACES,
    field,
    limit: MOST,
    search: prefix === '' ? null : { kind: 'contains', text: prefix, fold: true },
  }),
);

/** Files that a run read and nothing came of are left out: so many are looked at for the few that are shown. */
const FILES_LOOKED_AT = 100;
const files = new Latest<string, readonly ImportedFile[]>(
  async (search) => (await filesOf(null, 'all', search)(0, FILES_LOOKED_AT)).items,
);

let caret = $state<number | null>(null);

const completion = $derived(caret === null ? null : completionAt(filter.text, caret, filter.context));
const field = $derived(
  completion?.kind === 'value' && completion.subject?.kind === 'column' ? completion.subject.field : null,
);
const isTag = $derived(
  completion?.kind === 'value' && completion.subject?.kind === 'mark' && completion.subject.field === 'tag',
);
const fileProperty = $derived(
  completion?.kind === 'value' && completion.subject?.kind === 'file' ? completion.subject.by : null,
);
/** A path into bodies, which no list of fields has. */
const isPath = $derived(completion?.kind === 'field' && /^[a-z_]+[.[]/i.test(completion.prefix));
const suggestions = $derived.by<readonly Suggestion[]>(() => {
  if (completion === null) return [];
  if (field !== null) {
    const { answer } = values;
    if (answer?.question.field !== field) return [];
    // The answer may be of fewer letters than are typed by now.
    const typed = foldCase(completion.prefix);
    return answer.value.top.flatMap(({ value, count }) =>
      value !== null && foldCase(value).includes(typed) ? [{ text: value, count }] : [],
    );
  }
  if (isTag) {
    const typed = foldCase(completion.prefix);
    return marks.all.tags
      .filter(({ name }) => foldCase(name).includes(typed))
      .slice(0, MOST)
      .map(({ name, count }) => ({ text: name, count }));
  }
  const about = completion.kind === 'value' ? completion.subject?.kind : undefined;
  if (about === 'draft') return among(drafts.newestFirst.map(({ name }) => name));
  if (about === 'reported') {
    const found = live.configuration?.notifications?.found ?? [];
    return among(found.flatMap((one) => (one.status === 'enabled' ? one.notification_name : [])));
  }
  if (about === 'file') return fileProperty === 'import' ? runs() : paths();
  const memberPaths = isPath ? seenPaths.like(completion.prefix, []) : [];
  return [...completionChoices(completion), ...memberPaths]
    .filter((text) => text !== completion.prefix)
    .slice(0, MOST)
    .map((text) => ({ text, count: null }));
});

/** Of files that brought any trace, the newest first; of those that were read several times, all that came in. */
function paths(): Suggestion[] {
  const typed = foldCase(completion?.prefix ?? '');
  // eslint-disable-next-line svelte/prefer-svelte-reactivity -- It lives for this sum alone.
  const counts = new Map<string, number>();
  for (const { path, added, conflicts } of files.answer?.value ?? [])
    if (added + conflicts > 0 && foldCase(path).includes(typed))
      counts.set(path, (counts.get(path) ?? 0) + added + conflicts);
  return [...counts].slice(0, MOST).map(([text, count]) => ({ text, count }));
}

/** Imports are known by their number, and recognised by when they were and what they read. */
function runs(): Suggestion[] {
  const typed = foldCase(completion?.prefix ?? '');
  const { imports: words } = say();
  return (imports.runs ?? [])
    .filter(({ totals }) => totals.added + totals.conflicts > 0)
    .map(({ id, startedAt, paths: given, totals }) => ({
      text: String(id),
      count: totals.added + totals.conflicts,
      about: `${words.startedAt(startedAt)} · ${words.given(given[0] ?? '', given.length - 1)}`,
    }))
    .filter(({ text, about }) => text.startsWith(typed) || foldCase(about).includes(typed))
    .slice(0, MOST);
}

/** Names of what is not counted, each once. */
function among(names: readonly string[]): Suggestion[] {
  const typed = foldCase(completion?.prefix ?? '');
  return [...new Set(names)]
    .filter((name) => foldCase(name).includes(typed))
    .slice(0, MOST)
    .map((text) => ({ text, count: null }));
}

/** What may stand where the caret is, while somebody types. */
export const completing = {
  get suggestions(): readonly Suggestion[] {
    return suggestions;
  },
  at(place: number): void {
    caret = place;
  },
  end(): void {
    caret = null;
  },
  /** Values are counted by the data process. */
  ask(): void {
    if (isTag) marks.askAll();
    if (completion?.kind === 'value' && completion.subject?.kind === 'reported') void live.load();
    if (fileProperty === 'path' && completion !== null) files.ask(completion.prefix);
    if (fileProperty === 'import' && imports.runs === null) void imports.load();
    if (isPath) seenPaths.ask(timeWindow.query ?? ALL_TRACES);
    if (field !== null && completion !== null) values.ask({ field, prefix: completion.prefix });
  },
  /** Puts it in. Gives the place where the caret goes. */
  take(text: string): number {
    if (completion === null) return filter.text.length;
    const done = completeWith(filter.text, completion, text);
    filter.write(done.text);
    caret = done.caret;
    return done.caret;
  },
};
