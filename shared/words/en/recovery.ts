import { isNothing, type Lost, type RecoveryReport } from '../../model/recovery.ts';
import { count, plural } from '../format.ts';
import type { ImportTotals } from '../../model/imports.ts';
import type { TaskKind } from '../../model/task.ts';

const language = 'en';

/** What is there of work that was cut off, and what to do. */
export const cutOffAdvice: Record<TaskKind, string> = {
  copy: 'The copy was not made. Save it again.',
  compact: 'Nothing was lost. Compact it again.',
  import: 'What had come in is kept. Read the files again to have the rest.',
  export: 'The file was not written. Export again.',
  sync: 'What had come in is kept. The next sync reads what is missing.',
  read: 'What had come in is kept. Read again to have the rest.',
  sample: 'It is made anew when it is opened.',
  recover: 'The copy was not made; the damaged file is as it was. Make it again.',
};

function lostPart(lost: Lost, one: string, many: string): string[] {
  if (isNothing(lost)) return [];
  if (lost === 'unknown') return [`an unknown number of ${many}`];
  const value = 'count' in lost ? lost.count : lost.atMost;
  return [`${'atMost' in lost ? 'at most ' : ''}${count(language, value)} ${plural(value, one, many)}`];
}

/** After a crash, and after damage. */
export const recovery = {
  make: 'Make a recovered copy',
  making: 'A recovered copy is being made…',
  open: 'Open it',
  done: ({ traces, drafts, marks, views }: RecoveryReport, path: string) =>
    `${path} holds what could be read: ${count(language, traces.kept)} ${plural(traces.kept, 'trace', 'traces')}, ${count(language, drafts.kept)} ${plural(drafts.kept, 'draft', 'drafts')}, ${count(language, marks.kept)} ${plural(marks.kept, 'mark', 'marks')}, ${count(language, views.kept)} ${plural(views.kept, 'view', 'views')}.`,
  lost: ({ traces, files, drafts, marks, views, isLastLost }: RecoveryReport) => {
    const parts = [
      ...lostPart(traces.lost, 'trace', 'traces'),
      ...lostPart(files.lost, 'entry of read files', 'entries of read files'),
      ...lostPart(drafts.lost, 'draft', 'drafts'),
      ...lostPart(marks.lost, 'mark', 'marks'),
      ...lostPart(views.lost, 'view', 'views'),
    ];
    const last = 'What was written in the last moments may be missing.';
    const counted = parts.length === 0 ? [] : [`Lost: ${parts.join(', ')}.`];
    return [...counted, ...(isLastLost ? [last] : [])].join(' ') || 'Nothing was lost.';
  },
  readAgain: 'Read the trace files again to fill the gaps.',
  cutOff: ({ files, added }: ImportTotals) =>
    `An import was cut off when Tracebell ended unexpectedly. ${count(language, files)} ${plural(files, 'file', 'files')} with ${count(language, added)} new ${plural(added, 'trace', 'traces')} had come in and are kept.`,
  bringAgain: 'Bring its files again to have the rest.',
  goOn: 'Go on',
  lostMarks: (path: string) =>
    `Marks of lost traces are in ${path}: import them in All marks once these traces are read again.`,
};
