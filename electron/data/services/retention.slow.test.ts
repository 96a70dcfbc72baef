import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { samePart } from '../cache/sources.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { coverageSummary } from './coverage/summary.ts';
import { HeldTraces } from './browse/held-traces.ts';
import { ingestInto, newWorkspace, NOW_AT } from './ingest/testing/ingesting.ts';
import { ctsRecord, FIRST_TIME, lines } from './ingest/testing/trace-records.ts';
import { changeWorkspaceSettings } from './retention.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** One trace an hour for four days, the last one at the time of the clock. */
const HOURS = 96;

async function filled() {
  const { db, path } = newWorkspace();
  const file = join(tempFolder(), 'traces.ndjson');
  const times = Array.from({ length: HOURS }, (_, hour) => NOW_AT - hour * 60 * 60 * 1000);
  writeFileSync(
    file,
    lines(times.map((time, number) => ctsRecord(number, 'obs', { with: { time, record_time: time + 5 } }))),
  );
  const outcome = await ingestInto(db, file);
  return { db, path, file, outcome };
}

const standing = (db: Parameters<typeof coverageSummary>[0]): number => {
  const { columns } = new HeldTraces(db);
  return columns.standing.count();
};

describe('retention', () => {
  it('keeps everything unless something else is said', async () => {
    const { db, outcome } = await filled();
    expect(outcome.totals).toMatchObject({ read: HOURS, added: HOURS, expired: 0 });
    expect(standing(db)).toBe(HOURS);
  });

  it('takes out what is older than was said, at once, and tells so in the ledger', async () => {
    const { db, path } = await filled();
    const { removed } = changeWorkspaceSettings(
      db,
      { workspace: path, settings: { retentionDays: 1 } },
      NOW_AT,
    );
    expect(removed).toBe(HOURS - 25);
    expect(standing(db)).toBe(25);
    const { traces, lines: told } = coverageSummary(db);
    expect(traces).toBe(25);
    expect(told[0]?.intervals.map(({ state }) => state)).toEqual(['removed', 'partial']);
  });

  it('counts what is read again as expired, and adds nothing', async () => {
    const { db, path, file } = await filled();
    changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays: 1 } }, NOW_AT);
    const copy = join(tempFolder(), 'again.ndjson');
    writeFileSync(copy, `${lines([ctsRecord(900, 'obs', { with: { time: FIRST_TIME - DAY_MS } })])}\n`);
    const { totals } = await ingestInto(db, [file, copy]);
    expect(totals).toMatchObject({
      added: 0,
      refused: 0,
      read: HOURS + 1,
      expired: HOURS - 25 + 1,
      duplicates: 25,
    });
    expect(standing(db)).toBe(25);
  });

  it('counts what a file tells of once in the ledger, however often it is read again', async () => {
    const { db, path, file } = await filled();
    changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays: 1 } }, NOW_AT);
    const before = coverageSummary(db).lines;
    expect(before[0]?.traces).toBe(HOURS);
    for (let round = 0; round < 3; round += 1) await ingestInto(db, file);
    expect(coverageSummary(db).lines).toEqual(before);
    const parts = db.prepare<[], { id: number }>('SELECT id FROM part ORDER BY id').all();
    expect(samePart(db, parts[0]?.id ?? 0)).toEqual(parts.map(({ id }) => id));
    // Kept longer, it is all there again, and nothing of it is out.
    changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays: null } }, NOW_AT);
    await ingestInto(db, file);
    expect(coverageSummary(db).lines[0]?.intervals.map(({ state }) => state)).toEqual(['partial']);
  });

  it('takes in again what it had not kept, once it keeps longer', async () => {
    const { db, path } = newWorkspace();
    const change = (retentionDays: number | null) =>
      changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays } }, NOW_AT);
    const file = join(tempFolder(), 'old.ndjson');
    writeFileSync(file, lines([ctsRecord(1, 'obs'), ctsRecord(2, 'obs')]));
    change(1);
    for (const round of ['first', 'second']) {
      const { totals } = await ingestInto(db, file);
      expect(totals, round).toMatchObject({ read: 2, expired: 2, added: 0, duplicates: 0 });
    }
    expect(coverageSummary(db).lines[0]?.intervals.map(({ state }) => state)).toEqual(['removed']);
    change(null);
    expect((await ingestInto(db, file)).totals).toMatchObject({ added: 2, expired: 0 });
    change(1);
    change(null);
    expect((await ingestInto(db, file)).totals).toMatchObject({ added: 2, duplicates: 0 });
    expect(standing(db)).toBe(2);
    expect((await ingestInto(db, file)).totals).toMatchObject({ added: 0, duplicates: 2 });
  });

  it('removes more as time passes, and never gives a row number twice', async () => {
    const { db, path, file } = await filled();
    const change = (nowAt: number) => changeWorkspaceSettings(db, { workspace: path, settings: {} }, nowAt);
    changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays: 2 } }, NOW_AT);
    expect(change(NOW_AT).removed).toBe(0);
    expect(change(NOW_AT + DAY_MS).removed).toBe(24);
    expect(change(NOW_AT + 10 * DAY_MS).removed).toBe(25);
    expect(standing(db)).toBe(0);
    expect(db.prepare('SELECT count(*) FROM block').pluck().get()).toBe(0);
    changeWorkspaceSettings(db, { workspace: path, settings: { retentionDays: null } }, NOW_AT);
    writeFileSync(file, lines([ctsRecord(5, 'obs')]));
    await ingestInto(db, file);
    expect([...new HeldTraces(db).columns.standing.rows()]).toEqual([HOURS]);
  });
});
