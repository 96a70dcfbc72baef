/** A stretch of record time of one tracker, `to` excluded. */
export interface Slice {
  /** Which of the trackers. */
  line: number;
  from: number;
  to: number;
}

/** What to ask for: the page of the stretch that begins behind the marker. */
export interface Ask {
  /** Tells it from others; given back with the answer. */
  walk: Walk;
  line: number;
  from: number;
  to: number;
  next: string | null;
}

export interface PageFacts {
  marker: string | null;
  /** In the order they came; of some the time of record may not be readable. */
  traces: readonly { id: string; at: number | null }[];
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
  /** The last page: what was on it, and the instant it was cut at. */
  last: { at: number; marker: string; ids: ReadonlySet<string> } | null;
  /** Instants that pages were cut at, with what of them is known. */
  readonly cuts: Map<number, Set<string>>;
  /** Looks at one instant once more, for a slice that is walked but for such looks. */
  of: Walk | null;
  /** What such a look will find again. */
  known: ReadonlySet<string>;
  looksLeft: number;
  /** Something came that lies outside what was asked for: what the service takes the bounds for is not known. */
  isDoubtful: boolean;
}

const SURE = 2;

/** A rest of fewer pages is not worth a request of its own that finds it empty. */
const WORTH_CUTTING_PAGES = 2;

/**
 * Which page to ask for next. A slice's pages only come one after the other, each naming the next; what makes a sync fast is
 * to walk several slices at once. How dense traces lie is not known before: whoever has nothing to ask halves the rest
 * of the walk that has most before it, so that all end at about the same time and quiet trackers cost one request.
 *
 * Nobody says what becomes of traces that share the record time a page is cut at: a service that goes on behind that time
 * would lose them. Once one of them came on the page behind, it is known that none is lost; until then each such instant
 * is looked at by itself before its slice counts as walked.
 */
export class Slices {
  private readonly walks: Walk[];
  /** How often a page went on at the instant that the one before was cut at. */
  private goneOn = 0;

  constructor(wanted: readonly Slice[]) {
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
    const { line, from, to, next } = walk;
    return { walk, line, from, to, next };
  }

  /** What it brought to an end. Doubtful is an answer that the service cannot have meant for what was asked. */
  answered({ walk }: Ask, { marker, traces }: PageFacts, isDoubtful = false): Progress[] {
    walk.isAsked = false;
    if (isDoubtful) (walk.of ?? walk).isDoubtful = true;
    this.learn(walk, traces);
    if (marker === null || traces.length === 0) return this.ended(walk);
    if (walk.markers.has(marker)) return this.stuck(walk);
    this.follow(walk, marker, traces);
    return [];
  }

  /** One that is new counts for certain; the marker's own trace may also come again by mistake, but hardly twice. */
  private learn({ last }: Walk, traces: PageFacts['traces']): void {
    if (last === null) return;
    if (traces.some(({ id, at }) => at === last.at && !last.ids.has(id))) this.goneOn += SURE;
    else if (traces.some(({ id }) => id === last.marker)) this.goneOn += 1;
  }

  private get isCutSafe(): boolean {
    return this.goneOn >= SURE;
  }

  private follow(walk: Walk, marker: string, traces: PageFacts['traces']): void {
    const times = traces.flatMap(({ at }) => (at === null ? [] : [at]));
    const oldest = times.length === 0 ? walk.low : Math.min(...times);
    const cutAt = traces.find(({ id }) => id === marker)?.at ?? oldest;
    const known = walk.cuts.get(cutAt) ?? new Set<string>();
    for (const { id, at } of traces) if (at === cutAt) known.add(id);
    walk.cuts.set(cutAt, known);
    walk.last = { at: cutAt, marker, ids: new Set(traces.map(({ id }) => id)) };
    walk.markers.add(marker);
    walk.next = marker;
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
    if (isInstant && cuts.length > 0) return this.stuck(walk);
    this.drop(walk);
    if (walk.of !== null) return this.looked(walk.of);
    if (cuts.length === 0) return [endOf(walk)];
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
    ...{ markers: new Set(), last: null, cuts: new Map(), of: null, known: new Set(), looksLeft: 0 },
    isDoubtful: false,
    ...more,
  };
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
