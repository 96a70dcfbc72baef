import type { ImportedFile } from '../../../shared/model/imports.ts';
import type { Words } from '../../../shared/words/words.ts';

/** What a file is, or what there is to say where no trace of it was recognised; null where its notes say it. */
export function formatOf(words: Words, file: ImportedFile): string | null {
  const text = words.imports;
  if (file.format !== null) return words.formats[file.format];
  if (file.error !== null) return text.unknownFormat;
  if (file.isDigest) return text.digest;
  if (file.read > 0) return text.noTrace;
  return file.notes.length > 0 ? null : text.nothingInIt;
}
