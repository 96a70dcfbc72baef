import { facet } from '../../../core/browse/facets.ts';
import { fieldStatistics, timeExtent } from '../../../core/browse/field-statistics.ts';
import { histogram } from '../../../core/browse/histogram.ts';
import { page } from '../../../core/browse/page.ts';
import { RuleMarks } from '../../../core/browse/rule-marks.ts';
import { Selection } from '../../../core/browse/selection.ts';
import { roundBorders } from '../../../core/chart/round-borders.ts';
import type { HistogramRequest } from '../../../../shared/model/browse.ts';
import type { Handlers } from '../../../../shared/ipc/contract.ts';
import { isColumnName } from '../../../../shared/model/trace-columns.ts';
import { asks, searchesIn, type Query } from '../../../../shared/query/query.ts';
import type { FoundRows } from '../../../core/browse/found-rows.ts';
import { DraftRows } from '../drafts/draft-rows.ts';
import { ReportedRows } from '../together/reported-rows.ts';
import { MarkBook, type Marks } from '../marks/mark-book.ts';
import { HeldReplay } from '../replay/held-replay.ts';
import { FoundSets } from '../search/found-sets.ts';
import type { WorkspaceService } from '../workspace.ts';
import { facetOfFiles } from './facet-of-files.ts';
import { HeldTraces } from './held-traces.ts';
import { readAhead } from './read-ahead.ts';
import { openTrace, originalOf } from './open-trace.ts';
import { rowsOfFiles } from './rows-of-files.ts';
import { traceRows } from './trace-rows.ts';

type BrowseCalls = `traces.${'page' | 'histogram' | 'facet' | 'fields' | 'open' | 'original'}`;

export interface BrowseService {
  /** The traces of the open workspace, with all that was written by now. */
  held(): HeldTraces;
  select(query: Query): Selection;
  /** What no column of these traces holds. */
  found(traces: HeldTraces): FoundRows;
  marks(traces: HeldTraces): Marks;
  handlers: Handlers<BrowseCalls>;
}

/** Selections that are kept: a person goes back and forth between a few, and a list asks for many pages of one. */
const SELECTIONS_KEPT = 8;

export function browseService(
  workspace: WorkspaceService,
  found = new FoundSets(),
  book = new MarkBook(),
  drafts = new DraftRows(workspace, new HeldReplay(workspace)),
  reported = new ReportedRows(workspace, new HeldReplay(workspace)),
): BrowseService {
  let open: { identity: string; held: HeldTraces } | null = null;
  let kept = new Map<string, Selection>();
  let lastBorders = { key: '', borders: [] as readonly number[] };
  const ruleMarks = new RuleMarks();
  let keptOf = { held: null as HeldTraces | null, version: -1 };

  workspace.beforeClosing(() => {
    open = null;
    kept = new Map();
    keptOf = { held: null, version: -1 };
    found.clear();
    book.clear();
    return Promise.resolve();
  });

  workspace.afterOpening(() => {
    const { identity } = workspace.need();
    void readAhead(() => (workspace.isOpen() && workspace.need().identity === identity ? held() : null));
  });

  const held = (): HeldTraces => {
    const { identity, reader } = workspace.need();
    if (open?.identity !== identity || !open.held.isOf(reader))
      open = { identity, held: new HeldTraces(reader) };
    else open.held.refresh();
    return open.held;
  };

  const marks = (traces: HeldTraces) => book.of(workspace.need().reader, traces);
  const foundRows =
    (traces: HeldTraces): FoundRows =>
    (leaf) => {
      if (leaf.kind === 'found') return found.of(leaf.search);
      if (leaf.kind === 'draft') return drafts.of(leaf, traces);
      if (leaf.kind === 'reported') return reported.of(leaf, traces);
      if (leaf.kind === 'file') return rowsOfFiles(traces.files, leaf, traces.columns.rows);
      return marks(traces).rows(leaf, traces.columns.rows);
    };

  /** A chart keeps its window while filters change, and clocks of a zone are dear to ask. */
  const bordersOf = ({ from, to, most, zone }: HistogramRequest): readonly number[] => {
    const key = JSON.stringify([from, to, most, zone]);
    if (lastBorders.key !== key) lastBorders = { key, borders: roundBorders({ from, to }, most, zone) };
    return lastBorders.borders;
  };

  /** What it asks, and of which state of what is no column. */
  const keyOf = (traces: HeldTraces, query: Query): string => {
    const versions = searchesIn(query).map((search) => found.versionOf(search));
    if (asks(query, 'marked')) versions.push(marks(traces).version);
    const said = [
      asks(query, 'draft') ? drafts.versions() : null,
      asks(query, 'reported') ? reported.versions() : null,
    ];
    return JSON.stringify([query, versions, said]);
  };

  const select = (traces: HeldTraces, query: Query): Selection => {
    const { version } = traces.columns;
    if (keptOf.held !== traces || keptOf.version !== version) kept = new Map();
    keptOf = { held: traces, version };
    const key = keyOf(traces, query);
    const selection = kept.get(key) ?? Selection.of(traces.columns, query, foundRows(traces));
    kept.delete(key);
    kept.set(key, selection);
    const [oldest] = kept.keys();
    if (kept.size > SELECTIONS_KEPT && oldest !== undefined) kept.delete(oldest);
    return selection;
  };

  return {
    held,
    select: (query) => select(held(), query),
    found: foundRows,
    marks,
    handlers: {
      'traces.page': ({ query, page: request, columns, rules }) => {
        const traces = held();
        const { rows, first, total } = page(select(traces, query), request);
        const rule =
          rules && ruleMarks.of(traces.columns, rules, foundRows(traces), (one) => keyOf(traces, one));
        const known = traces.columns.rows;
        return { rows: traceRows(traces, rows, columns, marks(traces), rule), first, total, known };
      },
      'traces.histogram': ({ query, request }) => {
        const traces = held();
        const { by, seriesLimit } = request;
        return histogram(traces.columns, select(traces, query), {
          borders: bordersOf(request),
          by,
          seriesLimit,
        });
      },
      'traces.facet': ({ query, field, limit, search }) => {
        const traces = held();
        if (!isColumnName(field)) {
          const { rows } = select(traces, query);
          return facetOfFiles(traces.files, rows, field, limit, search);
        }
        return facet(traces.columns, select(traces, query), field, limit, search ?? undefined);
      },
      'traces.fields': ({ query, limit }) => {
        const traces = held();
        const selection = select(traces, query);
        const fields = fieldStatistics(traces.columns, selection, limit);
        return { total: selection.total, time: timeExtent(selection), fields };
      },
      'traces.original': ({ row }) => originalOf(held(), row),
      'traces.open': ({ row }) => {
        const traces = held();
        const opened = openTrace(workspace.need().reader, traces, row);
        return { ...opened, mark: marks(traces).of(opened.supersededBy ?? row) };
      },
    },
  };
}
