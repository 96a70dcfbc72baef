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
  records: number;
  /** The earliest record time in it. */
  oldest: number | null;
}

export type Progress =
  | { kind: 'on' }
  /** Everything of the slice was read. `askedAt` is when it was first asked for. */
  | { kind: 'walked'; slice: Slice; askedAt: number }
  /** The service gave a marker again that it had given before: it would go on for ever. */
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
}

/** A rest of fewer pages is not worth a request of its own that finds it empty. */
const WORTH_CUTTING_PAGES = 2;

/**
 * Which page to ask for next. A slice's pages only come one after the other, each naming the next; what makes a sync fast is
 * to walk several slices at once. How dense traces lie is not known before: whoever has nothing to ask halves the rest
 * of the walk that has most before it, so that all end at about the same time and quiet trackers cost one request.
 */
export class Slices {
  private readonly walks: Walk[];

  constructor(wanted: readonly Slice[]) {
    this.walks = wanted.filter(({ from, to }) => from < to).map((slice) => walkOf(slice, null));
  }

  /** Nothing is left, and nothing is on its way. */
  get isDone(): boolean {
    return this.walks.length === 0;
  }

  /** What was not read to its end so far. */
  get left(): Slice[] {
    return this.walks.map(sliceOf);
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

  answered({ walk }: Ask, { marker, records, oldest }: PageFacts): Progress {
    walk.isAsked = false;
    if (marker === null || records === 0) {
      this.drop(walk);
      return { kind: 'walked', slice: sliceOf(walk), askedAt: walk.askedAt ?? 0 };
    }
    if (walk.markers.has(marker)) {
      this.drop(walk);
      return { kind: 'stuck', slice: sliceOf(walk) };
    }
    walk.markers.add(marker);
    walk.next = marker;
    walk.pages += 1;
    walk.low = Math.max(walk.from, Math.min(walk.low, oldest ?? walk.low));
    walk.msAPage = (walk.to - walk.low) / walk.pages;
    return { kind: 'on' };
  }

  /** The same page is to be asked for once more. */
  again({ walk }: Ask): void {
    walk.isAsked = false;
  }

  /** No answer could be had: the slice is given up. */
  failed({ walk }: Ask): Slice {
    this.drop(walk);
    return sliceOf(walk);
  }

  private drop(walk: Walk): void {
    this.walks.splice(this.walks.indexOf(walk), 1);
  }

  private newestFree(): Walk | null {
    let newest: Walk | null = null;
    for (const walk of this.walks)
      if (!walk.isAsked && (newest === null || walk.low > newest.low)) newest = walk;
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
    const earlier = walkOf({ line, from, to: middle }, msAPage);
    longest.from = middle;
    this.walks.push(earlier);
    return earlier;
  }
}

function walkOf(slice: Slice, msAPage: number | null): Walk {
  return {
    ...slice,
    ...{ next: null, askedAt: null, low: slice.to, pages: 0, msAPage, isAsked: false },
    markers: new Set(),
  };
}

/** The page on its way is not counted: it holds what lies next to what was read. */
function pagesLeft({ from, low, msAPage }: Walk): number {
  return msAPage === null || low - from < 2 ? 0 : (low - from) / Math.max(msAPage, 1) - 1;
}

const sliceOf = ({ line, from, to }: Slice): Slice => ({ line, from, to });
