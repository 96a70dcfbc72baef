import { VIEW_NAMES } from '../../../shared/model/command.ts';
import { Failure } from '../../../shared/model/failure.ts';
import type { PageCursor } from '../../../shared/model/browse.ts';
import type { ScreenState, TraceView } from '../../../shared/model/trace-view.ts';
import { call } from '../../ipc/client.ts';
import { notices } from '../notices.svelte.ts';
import { route } from '../route.svelte.ts';
import { workspace } from '../workspace.svelte.ts';
import { traceAddress } from './address.svelte.ts';
import { browse, traceList } from './browse.svelte.ts';
import { colourRules } from './colour-rules.svelte.ts';
import { displayZone } from './display-zone.svelte.ts';
import { facets } from './facets.svelte.ts';
import { filter } from './filter.svelte.ts';
import { listColumns } from './list-columns.svelte.ts';
import { selection } from './selection.svelte.ts';
import { timeWindow } from './time-window.svelte.ts';

/** What is changed is written this soon, and not once a frame: a kill loses less than a second. */
const WRITTEN_WITHIN_MS = 400;

let metPath: string | null = null;
/** The page was loaded with a place in its address, which counts for more than where the app was left. */
let isArrival = true;
let readyPath = $state<string | null>(null);
let viewId = $state<number | null>(null);
let seenAtFirst = $state.raw<PageCursor | null>(null);

const view = $derived<TraceView>({
  filter: filter.saved,
  columns: listColumns.saved,
  window: timeWindow.saved,
  order: browse.order,
  zone: displayZone.choice,
  rules: colourRules.saved,
  facets: facets.saved,
});
/** Until the list is there, the place where it will begin. */
const seen = $derived.by(() => {
  void traceList.seen;
  return traceList.total === null ? seenAtFirst : traceList.held;
});
const left = $derived<ScreenState>({
  view,
  hasOwnZone: displayZone.isOwn,
  viewId,
  selected: selection.cursor,
  isOpen: selection.isOpen,
  seen,
  place: [route.view, ...route.within],
});

let unwritten: ScreenState | null = null;
let written = '';
let timer: ReturnType<typeof setTimeout> | undefined;
let canWrite = true;

/** How the traces are looked at, and that it comes back as it was left. */
export const screen = {
  /** Whether the open workspace has its screen: what is asked before would be asked for nothing. */
  get isReady(): boolean {
    return readyPath !== null && readyPath === workspace.summary?.path;
  },
  /** As a saved view keeps it. */
  get view(): TraceView {
    return view;
  },
  /** The saved view that it began as. */
  get viewId(): number | null {
    return viewId;
  },
  /** From here on it is this view. */
  become(id: number | null): void {
    viewId = id;
  },
  show(next: TraceView, id: number | null): void {
    applyView(next);
    viewId = id;
  },
  /** Another workspace is open, or none: nothing of the last one is to be seen, and its own screen comes back. */
  async meet(): Promise<void> {
    const path = workspace.summary?.path ?? null;
    const isFirst = isArrival;
    isArrival = false;
    if (path === metPath) return;
    forget(path);
    if (path === null) return;
    if (!isFirst && route.view === 'traces' && route.within.length > 0) route.move('traces');
    const found = await stored();
    if (found !== null) await comeBack(found, isFirst, () => metPath === path);
    if (metPath !== path) return;
    // As it is now it need not be written.
    written = JSON.stringify(left);
    readyPath = path;
  },
  /** Writes what is changed, soon. Called whenever anything of it changed. */
  keep(): void {
    const state = left;
    if (!screen.isReady || !canWrite) return;
    unwritten = state;
    timer ??= setTimeout(() => void write(), WRITTEN_WITHIN_MS);
  },
};

/** Without it the app works all the same: as at first. */
async function stored(): Promise<ScreenState | null> {
  try {
    return await call('screen.read');
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    notices.add(error);
    return null;
  }
}

function forget(path: string | null): void {
  clearTimeout(timer);
  timer = undefined;
  unwritten = null;
  written = '';
  metPath = path;
  readyPath = null;
  viewId = null;
  seenAtFirst = null;
  browse.meet();
  listColumns.reset();
  displayZone.reset();
  colourRules.apply([]);
  facets.reset();
}

async function comeBack(state: ScreenState, isFirst: boolean, isStill: () => boolean): Promise<void> {
  const { selected, isOpen, seen: first } = state;
  const isThere = selected !== null && (await isPresent(selected));
  if (!isStill()) return;
  applyView(state.view);
  if (state.hasOwnZone === false) displayZone.reset();
  viewId = state.viewId;
  seenAtFirst = first;
  browse.beginAt(first);
  const goesBack = isFirst && location.hash === '';
  const named = isFirst && route.view === 'traces' ? Number(route.within[0] ?? NaN) : NaN;
  // An address that names a trace says more than what was left: a link, or Back.
  if (isThere && (Number.isNaN(named) || named === selected.row)) {
    selection.restore(selected, Number.isNaN(named) ? isOpen : traceAddress.opens(route.within));
    if (named === selected.row) traceAddress.holds(route.within);
  }
  const [name, ...within] = state.place;
  const place = VIEW_NAMES.find((known) => known === name);
  if (goesBack && place !== undefined) route.move(place, ...(place === 'traces' ? [] : within));
}

function applyView(next: TraceView): void {
  filter.apply(next.filter);
  listColumns.apply(next.columns);
  timeWindow.apply(next.window);
  browse.putInOrder(next.order);
  displayZone.choose(next.zone);
  colourRules.apply(next.rules);
  facets.apply(next.facets);
}

/** It may have been taken out since, or its number be another trace's by now. */
async function isPresent({ row, time }: PageCursor): Promise<boolean> {
  try {
    const { trace } = await call('traces.open', { row });
    return trace.time === time;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}

async function write(): Promise<void> {
  timer = undefined;
  const state = unwritten;
  unwritten = null;
  if (state === null) return;
  const text = JSON.stringify(state);
  if (text === written) return;
  try {
    await call('screen.write', { screen: state });
    written = text;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // Told once; whoever is gone, or has closed the workspace, is told of elsewhere.
    if (error.code !== 'settings-unwritable') return;
    canWrite = false;
    notices.add(error);
  }
}
