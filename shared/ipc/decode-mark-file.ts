import * as v from 'valibot';
import type { FormProblem } from '../model/file-form.ts';
import { MARK_FILE_FORM, MARKS_A_FILE, type FileMark } from '../model/mark-file.ts';
import { JUDGEMENTS, NOTE_CHARACTERS, TAGS_A_TRACE } from '../model/mark.ts';
import { PROVIDERS } from '../model/trace.ts';
import { tag } from './decode-mark.ts';
import { formProblems, parsedForm } from './form-problems.ts';

const instant = v.pipe(
  v.string(),
  v.check(
    (text) => /^\d{4}-\d\d-\d\dT.*Z$/.test(text) && !Number.isNaN(Date.parse(text)),
    'is no time in UTC',
  ),
);

const mark: v.GenericSchema<unknown, FileMark> = v.strictObject({
  provider: v.picklist(PROVIDERS),
  trace_id: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
  digest: v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/))),
  bookmarked: v.boolean(),
  tags: v.pipe(v.array(tag), v.maxLength(TAGS_A_TRACE)),
  note: v.pipe(v.string(), v.maxLength(NOTE_CHARACTERS)),
  judged: v.nullable(v.picklist(JUDGEMENTS)),
  changed_at: instant,
});

const markFile = v.strictObject({
  tracebell_marks: v.literal(MARK_FILE_FORM),
  marks: v.pipe(v.array(mark), v.maxLength(MARKS_A_FILE)),
});

/** The marks of a file, all of them, or what is wrong with it. */
export function readMarkFile(text: string): { marks: FileMark[] } | { problems: FormProblem[] } {
  const parsed = parsedForm(text);
  if ('problems' in parsed) return parsed;
  const result = v.safeParse(markFile, parsed.content);
  return result.success ? { marks: result.output.marks } : { problems: formProblems(result.issues) };
}
