import type { PageCursor, PageOrder } from './browse.ts';
import type { ListColumn } from './list-column.ts';

/** How the traces are looked at: what a saved view holds, and what comes back with a workspace. */
export interface TraceView {
  /** One line of text, and what was switched off of it. */
  filter: { text: string; off: string[] };
  /** In their order; the pinned ones come first. */
  columns: ViewColumn[];
  window: ViewWindow;
  order: PageOrder;
  /** `utc`, `local`, or a zone as the runtime names it. */
  zone: string;
  /** The first one that fits a trace marks it. */
  rules: ColourRule[];
  /** Whether values are shown at the side, and of which fields. */
  facets: { isShown: boolean; open: string[] };
}

export interface ViewColumn {
  name: ListColumn;
  /** Null: as wide as it is at first. */
  widthPx: number | null;
  isPinned: boolean;
}

export const WINDOW_PRESETS = ['hour', 'day', 'week', 'month', 'quarter', 'all'] as const;
export type WindowPreset = (typeof WINDOW_PRESETS)[number];

/** A length that counts back from the last trace, or a stretch of time, `to` excluded. */
export type ViewWindow = { preset: WindowPreset } | { from: number; to: number };

/** Traces that a query finds, marked by a colour and an icon that goes with it. */
export interface ColourRule {
  /** In the language of the filter; of what columns hold. */
  query: string;
  colour: RuleColour;
  icon: RuleIcon;
  /** Beside the icon; may be empty. */
  word: string;
  isOff?: true;
}

/** Told apart also by people who see fewer colours; what they look like is in tokens.css. */
export const RULE_COLOURS = ['blue', 'orange', 'teal', 'pink', 'yellow', 'sky', 'red', 'grey'] as const;
export type RuleColour = (typeof RULE_COLOURS)[number];

export const RULE_ICONS = ['flag', 'star', 'key', 'shield', 'bolt', 'eye', 'person', 'clock'] as const;
export type RuleIcon = (typeof RULE_ICONS)[number];

export const VIEW_LIMITS = {
  views: 500,
  nameCharacters: 100,
  rules: 8,
  wordCharacters: 24,
  columns: 100,
  narrowestPx: 40,
  widestPx: 1200,
} as const;

export interface SavedView {
  id: number;
  name: string;
  savedAt: number;
  /** Null where what is stored cannot be read: damaged, or written by something else. */
  view: TraceView | null;
}

/** The form of a file of views. A later form has another number and is refused by name. */
export const VIEW_FILE_FORM = 1;

export interface NamedView {
  name: string;
  view: TraceView;
}

/** The screen as it was left, kept by the application for each workspace. */
export interface ScreenState {
  view: TraceView;
  /** False where the zone of the view was the one of the settings, which may be another by now. */
  hasOwnZone?: boolean;
  /** The saved view that it began as. */
  viewId: number | null;
  selected: PageCursor | null;
  /** Whether the details of the selected trace are open. */
  isOpen: boolean;
  /** The first row in view; null at the start of the list. */
  seen: PageCursor | null;
  /** The view of the app, and the place in it, as its address has them. */
  place: string[];
}
