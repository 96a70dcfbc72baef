import { count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'en';

const number = (value: number): string => count(language, value);

/** Bookmarks, tags and notes. */
export const marks = {
  title: 'Marks',
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
    undone: 'Taken back',
  },
  undo: 'Undo',
  withNote: 'With a note',
  none: 'None here. B bookmarks a trace, L tags it, E opens its note.',
  include: (what: string) => `Only ${shown(what)}`,
  exclude: (what: string) => `Without ${shown(what)}`,
  more: (value: number) => `${number(value)} more`,
  copyLink: (address: string) => `Copy the address ${shown(address)}`,
  linkCopied: 'Copied',
};
