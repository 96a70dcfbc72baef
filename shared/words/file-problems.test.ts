import { describe, expect, it } from 'vitest';
import type {
  EntryKind,
  FileNote,
  FileNoteDetails,
  FileProblem,
  FileProblemDetails,
  ForeignFormat,
  NoteCode,
  ProblemCode,
  SheetDamage,
} from '../model/file-problem.ts';
import { LANGUAGES } from '../model/settings.ts';
import { wordsFor } from './languages.ts';
import { fileNoteWords, fileProblemWords } from './words.ts';

/** Named as properties, so that one that is added or gone does not compile. */
const KINDS: Record<EntryKind, true> = { folder: true, link: true, pipe: true, socket: true, device: true };
const FORMATS: Record<ForeignFormat, true> = {
  ...({ zstd: true, xz: true, bzip2: true, '7z': true, rar: true, lz4: true, parquet: true } as const),
  ...({ sqlite: true, pdf: true, 'old-excel': true, image: true, program: true, xml: true } as const),
  html: true,
};
const DAMAGES: Record<SheetDamage, true> = {
  ...({ 'too-many-parts': true, 'part-missing': true, xml: true } as const),
  ...({ 'quote-open': true, 'row-too-long': true, 'row-unreadable': true } as const),
};
const keysOf = <Key extends string>(table: Record<Key, true>): Key[] => Object.keys(table) as Key[];

/** Details as they come, every kind of each. */
const PROBLEMS: { [Code in ProblemCode]: FileProblemDetails[Code][] } = {
  'file-missing': [{}],
  'name-not-utf8': [{ count: 1 }, { count: 3 }],
  'file-forbidden': [{}],
  'file-not-regular': keysOf(KINDS).map((kind) => ({ kind })),
  'file-unreadable': [{ reason: 'EIO' }],
  'file-shrank': [{ sizeBytes: 4096, readBytes: 1024 }],
  'link-broken': [{}],
  'link-outside': [{ target: '/srv/审计' }],
  'gzip-cut-off': [{ atByte: 123 }],
  'gzip-damaged': (['header', 'data', 'checksum'] as const).map((reason) => ({ atByte: 123, reason })),
  'zip-damaged': [{ reason: 'End of central directory record signature not found.' }],
  'zip-entry-encrypted': [{}],
  'zip-entry-method': [{ method: 12 }],
  'zip-entry-damaged': (['header', 'data', 'checksum', 'length'] as const).map((reason) => ({ reason })),
  'tar-cut-off': [{ atByte: 123 }],
  'tar-damaged': [{ atByte: 123 }],
  'archive-in-archive': [{ kind: 'zip' }, { kind: 'tar' }],
  'ratio-exceeded': [{ limit: 400 }],
  'size-exceeded': [{ limitBytes: 2 ** 28 }],
  'entries-exceeded': [{ limit: 100 }],
  'format-unknown': [{}],
  'format-foreign': keysOf(FORMATS).map((looksLike) => ({ looksLike })),
  'sheet-damaged': keysOf(DAMAGES).flatMap((reason) => [
    { reason, said: null },
    { reason, said: 'Invalid Record Length' },
  ]),
  'sheet-unmapped': [{ headings: ['colour', '形状'] }],
};

const NOTES: { [Code in NoteCode]: FileNoteDetails[Code][] } = {
  'file-grew': [{ sizeBytes: 1024, nowBytes: 4096 }],
  'file-changed': [{}],
  'gzip-trailing': [{ atByte: 123, sizeBytes: 17 }],
  'zip-unlisted': [{ atByte: 512, sizeBytes: 170 }],
  'tar-trailing': [{ atByte: 512, sizeBytes: 17 }],
  'junk-skipped': [
    { names: ['.DS_Store'], count: 1 },
    { names: ['a/._b', 'Thumbs.db'], count: 12 },
  ],
  'entries-skipped': [
    { names: ['link'], count: 1 },
    { names: ['one', 'two'], count: 2 },
  ],
  'sheet-skipped': [{ name: 'About', headings: ['made', 'by'] }],
  'rows-before-headings': [{ count: 1 }, { count: 3 }],
  'zone-said': [{ heading: 'Operation Time', zone: 'Asia/Shanghai' }],
  'rating-kept': [
    { traces: 1, asked: 'outcome' },
    { traces: 1200, asked: 'severity' },
  ],
};

const flat = (samples: Readonly<Record<string, readonly object[]>>): { code: string; details: object }[] =>
  Object.entries(samples).flatMap(([code, list]) => list.map((details) => ({ code, details })));
const problems = flat(PROBLEMS) as FileProblem[];
const notes = flat(NOTES) as FileNote[];

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsFor(language);

  it.each(problems)('says what kept a file from being read: $code', (problem) => {
    expectSentence(fileProblemWords(words, problem), problem.details);
  });

  it.each(notes)('says what is worth a mention: $code', (note) => {
    expectSentence(fileNoteWords(words, note), note.details);
  });

  it('has a sentence of its own for each', () => {
    const sentences = [
      ...problems.map((problem) => fileProblemWords(words, problem)),
      ...notes.map((note) => fileNoteWords(words, note)),
    ];
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

/** Details that a person has to see: places, numbers, names, and what others said. */
const SHOWN = new Set(['target', 'atByte', 'method', 'limit', 'said', 'headings', 'names', 'name', 'count']);

function expectSentence(sentence: string, details: object): void {
  expect(sentence).toMatch(/\S{2}/);
  expect(sentence).not.toMatch(/undefined|NaN|null|\[object/);
  for (const [name, value] of Object.entries(details) as [string, string | number | null | string[]][]) {
    // What was not said is not shown.
    if (!SHOWN.has(name) || value === null) continue;
    for (const part of [value].flat()) expect(sentence).toContain(String(part));
  }
}
