import { count, plural } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';

const number = (value: number): string => count(language, value);

const traces = (value: number): string => `${number(value)} ${plural(value, 'trace', 'traces')}`;

/** Bookmarks, tags and notes. */
export const marks = {
  title: 'Marks',
  all: 'All marks',
  allOf: 'Marked traces',
  search: 'Find in notes, tags, operations and ids',
  columns: {
    time: 'Time',
    operation: 'Operation',
    marks: 'Marks',
    note: 'Note',
    remove: 'Remove',
  },
  shown: (total: number) => `${number(total)} ${plural(total, 'marked trace', 'marked traces')}`,
  noneYet: 'No trace is marked yet.',
  noneYetNext: 'In the list of traces, B bookmarks a trace, L tags it, E opens its note, Y and X judge it.',
  toTraces: 'To the traces',
  noneFits: 'No marked trace has this in its note, tags, operation or id.',
  listHint: 'Enter goes to the trace, Delete removes its marks, Z takes the last of it back.',
  findTag: (name: string, traces: number) =>
    `${shown(name)} ${number(traces)}: find the traces that have this tag`,
  renameTag: (name: string) => `Rename tag ${shown(name)}`,
  newName: (name: string) => `New name of ${shown(name)}`,
  rename: 'Rename',
  merge: (other: string) => `Merge with ${shown(other)}`,
  takeTagOff: 'Remove from all traces',
  cancel: 'Cancel',
  removeAll: (name: string) => `Remove all marks of ${shown(name)}`,
  column: 'Mark',
  bookmark: 'Bookmark',
  bookmarked: 'Bookmarked',
  takeOff: 'Remove bookmark',
  tags: 'Tags',
  tagsOf: (trace: string) => `Tags of ${shown(trace)}`,
  tag: (name: string) => `Tag ${shown(name)}`,
  addTag: 'Add a tag',
  removeTag: (name: string) => `Remove tag ${shown(name)}`,
  suggestions: 'Tags in use',
  tooLong: (most: number) => `A tag has ${number(most)} characters at most.`,
  tooMany: (most: number) => `A trace has ${number(most)} tags at most.`,
  editTags: 'Tags…',
  judged: { useful: 'Useful', noise: 'Noise' },
  judge: 'Judgement',
  judgeSeveral: (rows: number) => `Judge ${number(rows)} ${plural(rows, 'trace', 'traces')}`,
  judgeAs: { useful: 'Judge useful', noise: 'Judge noise' },
  judgeHint: {
    useful: 'It should be reported. Y judges, and once more takes it back.',
    noise: 'Nobody needs it reported. X judges, and once more takes it back.',
  },
  note: 'Note',
  noteIs: (excerpt: string) => `Note: ${shown(excerpt)}`,
  editNote: 'Edit note',
  writeNote: 'Write a note',
  read: 'Read',
  write: 'Write',
  how: 'How to see the note',
  markdown: 'Markdown. Kept while you type; Escape goes back to the list.',
  saving: 'Saving…',
  saved: 'Saved',
  notSaved: 'Not saved',
  noNote: 'No note on this trace.',
  done: {
    bookmarked: 'Bookmarked',
    unbookmarked: 'Bookmark removed',
    tagged: 'Tagged',
    untagged: 'Tag removed',
    noted: 'Note kept',
    removed: 'Marks removed',
    renamed: 'Tag renamed',
    imported: 'Marks taken in',
    useful: 'Judged useful',
    noise: 'Judged noise',
    unjudged: 'Judgement removed',
    undone: 'Taken back',
  },
  undo: 'Undo',
  withNote: 'With a note',
  none: 'None here. B bookmarks a trace, L tags it, E opens its note, Y and X judge it.',
  include: (what: string) => `Only ${shown(what)}`,
  exclude: (what: string) => `Without ${shown(what)}`,
  more: (value: number) => `${number(value)} more`,
  copyLink: (address: string) => `Copy the address ${shown(address)}`,
  linkCopied: 'Copied',
  file: {
    export: 'Export marks…',
    import: 'Import marks…',
    name: (workspace: string) => `${workspace} marks`,
    exported: (path: string) => `All marks of this workspace written to ${path}`,
    taken: (taken: number, same: number) =>
      [
        taken === 0 ? 'No trace got a mark.' : `Marks put on ${traces(taken)}.`,
        ...(same === 0 ? [] : [`${traces(same)} had all of it already.`]),
      ].join(' '),
    otherContent: (marked: number) =>
      `${traces(marked)} of them ${plural(marked, 'says', 'say')} something else here than where ${plural(marked, 'it was', 'they were')} marked.`,
    cut: (marked: number) => `${traces(marked)} had no room for all tags or the whole note.`,
    unknown: (marked: number, ids: readonly string[]) =>
      `${number(marked)} ${plural(marked, 'mark was', 'marks were')} left out: this workspace does not hold, or cannot tell apart, ${plural(marked, 'its trace', 'their traces')} (${ids.map((id) => shown(id)).join(', ')}${marked > ids.length ? ', …' : ''}). Read the traces in and import the file again.`,
  },
};
