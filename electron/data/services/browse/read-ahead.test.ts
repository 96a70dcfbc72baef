import { expect, it } from 'vitest';
import { Failure } from '../../../../shared/model/failure.ts';
import { ingestInto, newWorkspace } from '../ingest/testing/ingesting.ts';
import { ctsRecord, lines } from '../ingest/testing/trace-records.ts';
import { tempFolder } from '../../testing/temp-folder.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Latest } from '../replay/latest.ts';
import { HeldTraces } from './held-traces.ts';
import { readAhead } from './read-ahead.ts';

it('reads step by step, lets others in between, and ends where the workspace is closed', async () => {
  const { db } = newWorkspace();
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.ndjson'), lines([ctsRecord(0, 'obs'), ctsRecord(1, 'obs')]));
  await ingestInto(db, folder);
  const traces = new HeldTraces(db);
  let steps = 0;
  await readAhead(() => {
    steps += 1;
    return traces;
  }, 0);
  expect(steps).toBeGreaterThan(5);
  let left = 3;
  await readAhead(() => ((left -= 1) > 0 ? traces : null), 0);
  expect(left).toBe(0);
});

it('stands back while somebody waits for work in steps', async () => {
  const { db } = newWorkspace();
  const traces = new HeldTraces(db);
  const done: string[] = [];
  const ahead = readAhead(() => {
    done.push('ahead');
    return traces;
  }, 0);
  await new Latest().run('overview', function* () {
    for (let step = 0; step < 20; step += 1) {
      done.push('asked');
      yield;
    }
  });
  await ahead;
  expect(done.lastIndexOf('asked') - done.indexOf('asked')).toBe(19);
  expect(done.at(-1)).toBe('ahead');
});

it('leaves a file that cannot be read to whoever asks for it, and hides no fault', async () => {
  const fail = (error: Error) => () => {
    throw error;
  };
  await expect(readAhead(fail(new Failure('cancelled', {})))).resolves.toBeUndefined();
  await expect(readAhead(fail(new Error('fault')))).rejects.toThrow('fault');
});
