import * as v from 'valibot';
import {
  JUDGEMENTS,
  MARKED_AT_ONCE,
  NOTE_CHARACTERS,
  TAG_CHARACTERS,
  tagName,
  TAGS_A_TRACE,
  type MarkChange,
} from '../model/mark.ts';

const row = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const tag = v.pipe(
  v.string(),
  v.maxLength(TAG_CHARACTERS * 4),
  v.transform(tagName),
  v.minLength(1),
  v.maxLength(TAG_CHARACTERS),
);
const tags = v.pipe(v.array(tag), v.maxLength(TAGS_A_TRACE));

/** Tags come out in the form they are kept in. */
const markChange: v.GenericSchema<unknown, MarkChange> = v.strictObject({
  rows: v.pipe(v.array(row), v.minLength(1), v.maxLength(MARKED_AT_ONCE)),
  isBookmarked: v.exactOptional(v.boolean()),
  addTags: v.exactOptional(tags),
  removeTags: v.exactOptional(tags),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(NOTE_CHARACTERS))),
  judged: v.exactOptional(v.nullable(v.picklist(JUDGEMENTS))),
});

export const markChanges: v.GenericSchema<unknown, MarkChange[]> = v.pipe(
  v.array(markChange),
  v.minLength(1),
  v.check(
    (changes) => changes.reduce((sum, { rows }) => sum + rows.length, 0) <= MARKED_AT_ONCE,
    'marks too many rows at once',
  ),
);
