import * as v from 'valibot';
import { PAGE_ORDERS } from '../model/browse.ts';
import type { FormProblem } from '../model/file-form.ts';
import type { ListColumn } from '../model/list-column.ts';
import {
  RULE_COLOURS,
  RULE_ICONS,
  VIEW_FILE_FORM,
  VIEW_LIMITS,
  WINDOW_PRESETS,
  type NamedView,
  type ScreenState,
  type TraceView,
} from '../model/trace-view.ts';
import { isZone } from '../model/zone.ts';
import { TEXT_LIMIT } from '../query/language/limits.ts';
import { isListColumn } from '../query/member-column.ts';
import { formProblems } from './form-problems.ts';

const instant = v.pipe(v.number(), v.safeInteger());
const count = v.pipe(instant, v.minValue(0));
const text = v.pipe(v.string(), v.maxLength(TEXT_LIMIT));
const shortText = v.pipe(v.string(), v.maxLength(200));

const isShown = (name: string): boolean => name === 'utc' || name === 'local' || isZone(name);

const listColumn = v.pipe(
  v.string(),
  v.check(isListColumn, 'is no column'),
  v.transform((name) => name as ListColumn),
);

const rule = v.strictObject({
  query: text,
  colour: v.picklist(RULE_COLOURS),
  icon: v.picklist(RULE_ICONS),
  word: v.pipe(v.string(), v.maxLength(VIEW_LIMITS.wordCharacters)),
  isOff: v.exactOptional(v.literal(true)),
});

export const traceView: v.GenericSchema<unknown, TraceView> = v.strictObject({
  filter: v.strictObject({ text, off: v.pipe(v.array(text), v.maxLength(1000)) }),
  columns: v.pipe(
    v.array(
      v.strictObject({
        name: listColumn,
        widthPx: v.nullable(
          v.pipe(count, v.minValue(VIEW_LIMITS.narrowestPx), v.maxValue(VIEW_LIMITS.widestPx)),
        ),
        isPinned: v.boolean(),
      }),
    ),
    v.minLength(1),
    v.maxLength(VIEW_LIMITS.columns),
    v.check(
      (columns) => new Set(columns.map(({ name }) => name)).size === columns.length,
      'names a column twice',
    ),
  ),
  window: v.union([
    v.strictObject({ preset: v.picklist(WINDOW_PRESETS) }),
    v.pipe(
      v.strictObject({ from: instant, to: instant }),
      v.check(({ from, to }) => from < to, 'ends before it begins'),
    ),
  ]),
  order: v.picklist(PAGE_ORDERS),
  zone: v.pipe(v.string(), v.maxLength(100), v.check(isShown, 'is no time zone')),
  rules: v.pipe(v.array(rule), v.maxLength(VIEW_LIMITS.rules)),
  facets: v.strictObject({ isShown: v.boolean(), open: v.pipe(v.array(shortText), v.maxLength(100)) }),
});

/** Without the blanks around it. */
export const viewName = v.pipe(
  v.string(),
  v.transform((name) => name.trim()),
  v.minLength(1),
  v.maxLength(VIEW_LIMITS.nameCharacters),
);

const cursor = v.strictObject({ time: instant, row: count });

export const screenState: v.GenericSchema<unknown, ScreenState> = v.strictObject({
  view: traceView,
  hasOwnZone: v.exactOptional(v.boolean()),
  viewId: v.nullable(count),
  selected: v.nullable(cursor),
  isOpen: v.boolean(),
  seen: v.nullable(cursor),
  place: v.pipe(v.array(shortText), v.maxLength(10)),
});

const viewFile = v.strictObject({
  tracebell_views: v.literal(VIEW_FILE_FORM),
  views: v.pipe(
    v.array(v.strictObject({ name: viewName, view: traceView })),
    v.minLength(1),
    v.maxLength(VIEW_LIMITS.views),
  ),
});

/** What was stored or written to a file, where it is a view; null where it is none. */
export function readView(content: unknown): TraceView | null {
  const result = v.safeParse(traceView, content);
  return result.success ? result.output : null;
}

export function readScreen(content: unknown): ScreenState | null {
  const result = v.safeParse(screenState, content);
  return result.success ? result.output : null;
}

/** The views of a file, all of them, or what is wrong with it. */
export function readViewFile(content: unknown): NamedView[] | FormProblem[] {
  const result = v.safeParse(viewFile, content);
  if (result.success) return result.output.views;
  return formProblems(result.issues);
}

export function isFormProblem(found: NamedView | FormProblem): found is FormProblem {
  return 'kind' in found;
}
