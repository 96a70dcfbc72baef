import { writeFileSync } from 'node:fs';
import { draftBeside, exportFailure, exportPlace, placeExport, removeDraft } from './export-place.ts';

/** Writes a text under a name: the whole of it or nothing. */
export function writeText(
  wanted: string,
  text: string,
  options: { replace: boolean; workspace: string },
): void {
  const place = exportPlace(wanted, options);
  const draft = draftBeside(place);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    placeExport(draft, place, options.replace);
  } catch (error) {
    throw exportFailure(error, place);
  } finally {
    removeDraft(draft);
  }
}
