/** A stretch of record time of one tracker, `to` excluded. */
export interface Slice {
  /** Which of the trackers. */
  line: number;
  from: number;
  to: number;
}

/** Traces by their ids, with what tells their contents apart: one that comes again with another content is no repetition. */
export type Prints = ReadonlyMap<string, number>;

/** What to ask for: the page of the stretch that begins behind the marker. */
export interface Ask {
  /** Tells it from others; given back with the answer. */
  walk: Walk;
  line: number;
  from: number;
  to: number;
  next: string | null;
  /** What was on the page before, where this one begins ahead of its end. */
  seen: Prints | null;
}

export interface PageFacts {
  marker: string | null;
  /** In the order they came; of some the time of record may not be readable. */
  traces: readonly SeenTrace[];
}

export interface SeenTrace {
  id: string;
  at: number | null;
  /** Of its content. */
  print: number;
}

export type Progress =
  /** Everything of the slice was read. `askedAt` is when it was first asked for. */
  | { kind: 'walked'; slice: Slice; askedAt: number }
  /** It was read to its end, and proves nothing. */
  | { kind: 'doubtful'; slice: Slice }
  /** What the service names as the next page leads nowhere: a marker that came before, or more traces of one instant than a page holds. */
  | { kind: 'stuck'; slice: Slice };

/** A slice whose pages are read one after the other, newest first. */
export interface Walk extends Slice {
  next: string | null;
  askedAt: number | null;
  /** All later than this was on a page, if pages come in their order. Only the choice of where to cut rests on it. */
  low: number;
  pages: number;
  /** How much time a page holds, as far as is known: of itself, or of the slice it was cut from. */
  msAPage: number | null;
  isAsked: boolean;
  readonly markers: Set<string>;
  /** Where the page that comes goes on: behind which trace, its instant, and what was on the page before. */
  last: { at: number; id: string; ids: Prints } | null;
  /** The marker of the page before, where the page that comes begins ahead of it and has to show it again. */
  ahead: { marker: string; at: number; known: Map<string, number> } | null;
  /** Instants that pages were cut at, with what of them is known. */
  readonly cuts: Map<number, Map<string, number>>;
  /** Looks at one instant once more, for a slice that is walked but for such looks. */
  of: Walk | null;
  /** What such a look will find again. */
  known: Prints;
  looksLeft: number;
  /** Something came that lies outside what was asked for: what the service takes the bounds for is not known. */
  isDoubtful: boolean;
  /** Of the pages that named a next one. */
  wasFull: boolean;
  /** Pages one after the other that named a next one and held nothing new. */
  stale: number;
}

const SURE = 2;

/** A page or two may be given twice by mistake. */
export const MOST_STALE = 3;

/** Beginning ahead of a cut reads some of a page again: worth it up to so much of a page. */
const READ_AGAIN = 1 / 8;

/** A rest of fewer pages is not worth a request of its own that finds it empty. */
const WORTH_CUTTING_PAGES = 2;

/**
 * Which page to ask for next. A slice's pages only come one after the other, each naming the next; what makes a sync fast is
 * to walk several slices at once. How dense traces lie is not known before: whoever has nothing to ask halves the rest
 * of the walk that has most before it, so that all end at about the same time and quiet trackers cost one request.
 *
 * Nobody says what becomes of traces that share the record time a page is cut at: a service that goes on behind that time
 * would lose them. Once one of them came on the page behind, it is known that none is lost. Until then a page begins ahead of
 * the cut, behind the last trace that is newer than it: all of that one's time came already, and all of the cut's time is
 * still to come. That it was understood so shows in the trace of the marker, which comes again. Where a page has no such
 * trace, or a service takes markers alone, the instant is looked at by itself before its slice counts as walked.
 */
export class Slices {
  private readonly walks: Walk[];
  /** How often a page went on at the instant that the one before was cut at. */
  private goneOn = 0;
  /** Whether pages begin behind any trace, and not behind markers alone. */
  private takesAnyTrace = true;

  /** The most that a page holds. */
  private readonly limit: number;

  constructor(wanted: readonly Slice[], limit: number) {
    this.limit = limit;
    this.walks = wanted.filter(({ from, to }) => from < to).map((slice) => walkOf(slice));
  }

  /** Nothing is left, and nothing is on its way. */
  get isDone(): boolean {
    return this.walks.length === 0;
  }

  /** What was not read to its end so far. */
  get left(): Slice[] {
    const left = new Set(this.walks.map((walk) => walk.of ?? walk));
    return [...left].map(sliceOf);
  }

  /** Null where all that can be asked for is being asked. */
  take(now: number): Ask | null {
    const walk = this.newestFree() ?? this.cut();
    if (walk === null) return null;
    walk.isAsked = true;
    walk.askedAt ??= now;
    const { line, from, to, next, ahead, last } = walk;
    return { walk, line, from, to, next, seen: ahead === null || last === null ? null : last.ids };
  }

  /** What it brought to an end. Doubtful is an answer that the service cannot have meant for what was asked. */
  answered(
    { walk, from }: Ask,
    { marker, traces }: PageFacts,
    { isDoubtful = false, isNews = true }: { isDoubtful?: boolean; isNews?: boolean } = {},
  ): Progress[] {
    walk.isAsked = false;
    if (isDoubtful) (walk.of ?? walk).isDoubtful = true;
    const { ahead } = walk;
    if (ahead !== null && !traces.some(({ id }) => id === ahead.marker)) {
      this.goByMarker(walk);
      return [];
    }
    if (marker !== null && traces.length > 0 && walk.markers.has(marker)) {
      if (ahead === null) return this.stuck(walk);
      // What was read again filled the page.
      behindMarker(walk, ahead);
      return [];
    }
    walk.ahead = null;
    this.learn(walk, traces);
    // Whoever lists what lies before the window has come to its end; what is recorded comes after what happened.
    const isBeyond = traces.length > 0 && traces.every(({ at }) => at !== null && at < from);
    if (isBeyond) (walk.of ?? walk).isDoubtful = true;
    if (marker === null || traces.length === 0 || isBeyond) return this.ended(walk);
    walk.stale = isNews ? 0 : walk.stale + 1;
    // A look finds again what is known; beyond that, markers that are ever new lead nowhere all the same.
    if (walk.stale > MOST_STALE + walk.known.size / this.limit) return this.stuck(walk);
    this.follow(walk, marker, traces);
    return [];
  }

  /** One that is new counts for certain; what is known may also come again by mistake, but hardly twice. */
  private learn({ last }: Walk, traces: PageFacts['traces']): void {
    if (last === null) return;
    const there = traces.filter(({ at }) => at === last.at);
    if (there.some(({ id }) => !last.ids.has(id))) this.goneOn += SURE;
    else if (there.length > 0) this.goneOn += 1;
  }

  /** A page that began ahead of its marker was not understood: it is asked for by the marker, and so are all others. */
  private goByMarker(walk: Walk): void {
    this.takesAnyTrace = false;
    if (walk.ahead !== null) behindMarker(walk, walk.ahead);
  }

  /** No answer was given to what was asked for; whether it is now asked for as the service's documents have it in their example. */
  refused({ walk }: Ask): boolean {
    if (walk.ahead === null) return false;
    walk.isAsked = false;
    this.goByMarker(walk);
    return true;
  }

  private get isCutSafe(): boolean {
    return this.goneOn >= SURE;
  }

  private follow(walk: Walk, marker: string, traces: PageFacts['traces']): void {
    const times = traces.flatMap(({ at }) => (at === null ? [] : [at]));
    const oldest = times.length === 0 ? walk.low : Math.min(...times);
    const at = traces.find(({ id }) => id === marker)?.at ?? oldest;
    const known = walk.cuts.get(at) ?? new Map<string, number>();
    for (const trace of traces) if (trace.at === at) known.set(trace.id, trace.print);
    const ids = new Map(traces.map(({ id, print }) => [id, print]));
    const ahead = this.isCutSafe || !this.takesAnyTrace || at > oldest ? null : newerThan(at, traces);
    if (ahead === null) behindMarker(walk, { marker, at, known }, ids);
    else {
      walk.ahead = { marker, at, known };
      walk.next = ahead.id;
      walk.last = { ...ahead, ids };
    }
    walk.markers.add(marker);
    walk.wasFull ||= traces.length >= this.limit;
    walk.pages += 1;
    walk.low = Math.max(walk.from, Math.min(walk.low, oldest));
    walk.msAPage = (walk.to - walk.low) / walk.pages;
  }

  /** The same page is to be asked for once more. */
  again({ walk }: Ask): void {
    walk.isAsked = false;
  }

  /** No answer could be had: the slice is given up. */
  failed({ walk }: Ask): Slice {
    return this.giveUp(walk);
  }

  private ended(walk: Walk): Progress[] {
    const cuts = this.isCutSafe || (walk.of ?? walk).isDoubtful ? [] : [...walk.cuts];
    const isInstant = walk.to - walk.from === 1;
    // Some name what comes next also where nothing does: what left room on its page was all of its instant.
    if (isInstant && cuts.length > 0 && walk.wasFull) return this.stuck(walk);
    this.drop(walk);
    if (walk.of !== null) return this.looked(walk.of);
    if (cuts.length === 0 || isInstant) return [endOf(walk)];
    walk.looksLeft = cuts.length;
    for (const [at, known] of cuts)
      this.walks.push(walkOf({ line: walk.line, from: at, to: at + 1 }, { of: walk, known }));
    return [];
  }

  private looked(walk: Walk): Progress[] {
    walk.looksLeft -= 1;
    return walk.looksLeft === 0 ? [endOf(walk)] : [];
  }

  private stuck(walk: Walk): Progress[] {
    return [{ kind: 'stuck', slice: this.giveUp(walk) }];
  }

  private giveUp(walk: Walk): Slice {
    const whole = walk.of ?? walk;
    for (const one of this.walks.filter((other) => other === whole || other.of === whole)) this.drop(one);
    return sliceOf(whole);
  }

  private drop(walk: Walk): void {
    this.walks.splice(this.walks.indexOf(walk), 1);
  }

  /** What was never seen goes before what is only looked at again. */
  private newestFree(): Walk | null {
    let newest: Walk | null = null;
    for (const walk of this.walks)
      if (!walk.isAsked && (newest === null || isBefore(walk, newest))) newest = walk;
    return newest;
  }

  private cut(): Walk | null {
    let longest: Walk | null = null;
    let most = WORTH_CUTTING_PAGES;
    for (const walk of this.walks) {
      const pages = pagesLeft(walk);
      if (pages < most) continue;
      most = pages;
      longest = walk;
    }
    if (longest === null) return null;
    const { line, from, low, msAPage } = longest;
    const middle = from + Math.ceil((low - from) / 2);
    const earlier = walkOf({ line, from, to: middle }, { msAPage });
    longest.from = middle;
    this.walks.push(earlier);
    return earlier;
  }
}

function walkOf(slice: Slice, more: Partial<Walk> = {}): Walk {
  return {
    ...slice,
    ...{ next: null, askedAt: null, low: slice.to, pages: 0, msAPage: null, isAsked: false },
    ...{ markers: new Set(), last: null, ahead: null, cuts: new Map(), of: null, known: new Map() },
    looksLeft: 0,
    ...{ isDoubtful: false, wasFull: false, stale: 0 },
    ...more,
  };
}

/** The page that comes is the one behind the marker, and the instant that it was cut at is to be looked at. */
function behindMarker(
  walk: Walk,
  { marker, at, known }: NonNullable<Walk['ahead']>,
  ids: Prints = walk.last?.ids ?? new Map(),
): void {
  walk.ahead = null;
  walk.cuts.set(at, known);
  walk.next = marker;
  walk.last = { at, id: marker, ids };
}

/** The last trace that is newer than the instant; null where none is known for it, or too much would be read again. */
function newerThan(cutAt: number, traces: PageFacts['traces']): { id: string; at: number } | null {
  let nearest: { id: string; at: number } | null = null;
  for (const { id, at } of traces) {
    if (at === null || id === '') return null;
    if (at > cutAt && (nearest === null || at <= nearest.at)) nearest = { id, at };
  }
  if (nearest === null) return null;
  const { at: from } = nearest;
  const again = traces.filter(({ at }) => at !== null && at <= from).length - 1;
  return again > Math.ceil(traces.length * READ_AGAIN) ? null : nearest;
}

const isBefore = (one: Walk, other: Walk): boolean =>
  (one.of === null) === (other.of === null) ? one.low > other.low : one.of === null;

/** The page on its way is not counted: it holds what lies next to what was read. */
function pagesLeft({ from, low, msAPage }: Walk): number {
  return msAPage === null || low - from < 2 ? 0 : (low - from) / Math.max(msAPage, 1) - 1;
}

function endOf(walk: Walk): Progress {
  const slice = sliceOf(walk);
  return walk.isDoubtful
    ? { kind: 'doubtful', slice }
    : { kind: 'walked', slice, askedAt: walk.askedAt ?? 0 };
}

const sliceOf = ({ line, from, to }: Slice): Slice => ({ line, from, to });
