import type { Assumptions } from './assumptions.ts';
import type { Issue } from './issue.ts';
import type { AskedWindow, Asker } from './replay-request.ts';
import type { Clause, Pin, Verdict } from './verdict.ts';
import type { Provider } from './trace.ts';

/** How a draft began. */
export const DRAFT_ORIGINS = ['traces', 'file', 'empty', 'copy', 'live'] as const;
export type DraftOrigin = (typeof DRAFT_ORIGINS)[number];

/** More in one workspace are refused: each is replayed wherever all are. */
export const MOST_DRAFTS = 1000;
/** In characters; the largest documented notification has some 100,000. A call of a browser takes a megabyte. */
export const LONGEST_DRAFT = 300_000;
/** Of a file with many. */
export const LONGEST_IMPORT = 900_000;

/** What a person writes. */
export interface DraftContent {
  /** The notification's JSON as it was written: what is not understood is kept with it. */
  text: string;
  provider: Provider;
  /** Null: the notification may name one itself. */
  projectId: string | null;
  pins: Pin[];
  assumptions: Partial<Assumptions>;
}

/** The live notification that a draft was made of, as it was then. */
export interface LiveOrigin {
  id: string;
  text: string;
  lookedAt: number;
}

export interface StoredDraft extends DraftContent {
  id: number;
  /** Another one after each change. */
  version: number;
  origin: DraftOrigin;
  live?: LiveOrigin;
  createdAt: number;
  changedAt: number;
  /** What was typed last, where that is no JSON; null where the text is what was typed last. */
  typed: string | null;
  /** Whether there is something to go back to, and forth to again. */
  canUndo: boolean;
  canRedo: boolean;
}

/** What a draft said when somebody gave it a name. */
export interface NamedVersion {
  id: number;
  name: string;
  text: string;
  savedAt: number;
}

export const VERSION_NAME_LENGTH = 100;

/** A draft as somebody last saw it. */
export interface DraftVersion {
  id: number;
  version: number;
}

/** What came of drawing traces into a draft. */
export interface DrawnDraft {
  draft: StoredDraft;
  /** What it said before; null for a new one. */
  before: Pick<DraftContent, 'text' | 'pins'> | null;
  /** Operations that were put in, and those of the traces that were there. */
  added: number;
  present: number;
  /** Traces that lack a service, a resource type or a name. */
  lacking: number;
  /** Traces that it surely does not report all the same. */
  unreported: number;
}

/** Why the operations of traces cannot be put into a draft. */
export const DRAW_REFUSALS = [
  'nothing-to-add',
  'several-providers',
  'other-provider',
  'not-an-object',
  'every-operation',
  'operations-unreadable',
  'operations-too-many',
  'services-too-many',
] as const;
export type DrawRefusal = (typeof DRAW_REFUSALS)[number];

/** What a draft says of one trace. */
export interface DraftVerdict extends DraftVersion {
  name: string;
  /** Whether it looks at the trace at all. */
  inScope: boolean;
  verdict: Verdict;
  /** The first clause that decides it; null where all agree. */
  clause: Clause | null;
}

export interface DraftCountsRequest {
  asker: Asker;
  window: AskedWindow;
}

/** Stretches that a window is told in: of a week they are six hours long. */
export const COUNTED_STRETCHES = 28;

/** What a notification does in a window. */
export interface WindowCounts {
  matched: number;
  unknown: number;
  /** Matches in even stretches of the window; none where an end of it is open. */
  overTime: number[];
  /** Over the time of the window that was read; null where that is too short. */
  perDay: number | null;
  issues: Issue[];
}

export interface DraftCounts extends DraftVersion, WindowCounts {}
