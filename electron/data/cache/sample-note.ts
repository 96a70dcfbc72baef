import type { SampleAbout } from '../../../shared/model/sample.ts';
import type { Reader, Writer } from './handle.ts';

/** Not a setting that anybody changes, and kept where those are: copies of the workspace have it too. */
const NAME = 'sample';

/** What a workspace that holds the sample says of it; null for every other. */
export function sampleNote(db: Reader): SampleAbout | null {
  const text = db
    .prepare<[string], string>('SELECT value FROM workspace_setting WHERE name = ?')
    .pluck()
    .get(NAME);
  return text === undefined ? null : (JSON.parse(text) as SampleAbout);
}

export function writeSampleNote(db: Writer, about: SampleAbout): void {
  db.prepare('INSERT INTO workspace_setting (name, value) VALUES (?, ?)').run(NAME, JSON.stringify(about));
}
