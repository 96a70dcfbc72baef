import { expect, test } from 'vitest';
import type { ImportedFile } from '../../../shared/model/imports.ts';
import { wordsFor } from '../../../shared/words/languages.ts';
import { file } from '../../testing/sample-imports.ts';
import { formatOf } from './file-format.ts';

test.each<[Partial<ImportedFile>, string | null]>([
  [{ format: 'aws-cloudtrail' }, wordsFor('en').formats['aws-cloudtrail']],
  [{ format: null, read: 0, error: { code: 'format-unknown', details: {} } }, 'Not recognised'],
  [{ format: null, read: 0, isDigest: true }, 'Digest of trace files'],
  [{ format: null, read: 2, refused: 2 }, 'No trace in it'],
  [{ format: null, read: 0 }, 'Nothing in it'],
  [{ format: null, read: 0, notes: [{ code: 'file-changed', details: {} }] }, null],
])('a file of %j is called %j', (part, name) => {
  expect(formatOf(wordsFor('en'), file(1, part))).toBe(name);
});
