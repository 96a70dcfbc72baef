import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { tempFolder } from '../testing/temp-folder.ts';
import { makeWorkspace } from '../testing/workspace-file.ts';
import { keepTyped, recordStep, takeStep } from './draft-steps.ts';
import { insertDraft, storedDraft, updateDraft } from './drafts.ts';
import type { Writer } from './handle.ts';

const CONTENT = { text: '0', provider: 'huawei' as const, projectId: null, pins: [], assumptions: {} };

function workspaceFile(): Writer {
  const db = new Database(makeWorkspace(join(tempFolder(), 'a.tracebell'))) as Writer;
  // Nothing of it is to outlive the test, so nothing waits for the disk.
  db.pragma('synchronous = OFF');
  onTestFinished(() => void db.close());
  return db;
}

function held(db: Writer, id: number) {
  const draft = storedDraft(db, id);
  if (draft === undefined) throw new Error('It is there.');
  return draft;
}

function save(db: Writer, id: number, text: string): void {
  recordStep(db, id, text);
  updateDraft(db, held(db, id), { ...CONTENT, text }, 1);
}

type Act = { do: 'save' | 'type'; text: string } | { do: 'undo' | 'redo' };
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('save' as const), text: fc.nat(9).map(String) }),
  fc.record({ do: fc.constant('type' as const), text: fc.nat(9).map((each) => `half ${each}`) }),
  fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const) }),
);

/** What a person would expect: what was said, where one is in it, and what is half typed. */
class Expected {
  past: string[] = [];
  text = '0';
  typed: string | null = null;
  future: { text: string; isHalf: boolean }[] = [];

  take(act: Act): void {
    if (act.do === 'type') this.typed = act.text;
    else if (act.do === 'save') {
      this.typed = null;
      if (act.text === this.text) return;
      this.past.push(this.text);
      this.text = act.text;
      this.future = [];
    } else if (act.do === 'undo') this.undo();
    else this.redo();
  }

  private undo(): void {
    if (this.typed !== null) {
      this.future = [{ text: this.typed, isHalf: true }];
      this.typed = null;
      return;
    }
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.unshift({ text: this.text, isHalf: false });
    this.text = before;
  }

  private redo(): void {
    if (this.typed !== null) return;
    const after = this.future.shift();
    if (after === undefined) return;
    if (after.isHalf) this.typed = after.text;
    else {
      this.past.push(this.text);
      this.text = after.text;
    }
  }
}

test('a draft goes back and forth through all that it said, half a text included', () => {
  const db = workspaceFile();
  fc.assert(
    fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
      const id = insertDraft(db, CONTENT, 'empty', 1);
      const expected = new Expected();
      for (const each of acts) {
        expected.take(each);
        if (each.do === 'save') save(db, id, each.text);
        else if (each.do === 'type') keepTyped(db, held(db, id), each.text, 1);
        else takeStep(db, held(db, id), each.do, 1);
        const { text, typed } = expected;
        expect(held(db, id)).toMatchObject({
          ...{ text, typed, canUndo: typed !== null || expected.past.length > 0 },
          canRedo: typed === null && expected.future.length > 0,
        });
      }
    }),
  );
});

test('the oldest steps are forgotten, sooner where they are long, and never the last', () => {
  const db = workspaceFile();
  const steps = (id: number): number => {
    let count = 0;
    for (; held(db, id).canUndo; count += 1) takeStep(db, held(db, id), 'undo', 1);
    return count;
  };
  const short = insertDraft(db, CONTENT, 'empty', 1);
  for (let at = 1; at <= 250; at += 1) save(db, short, String(at));
  expect(steps(short)).toBe(200);
  const long = insertDraft(db, CONTENT, 'empty', 1);
  for (let at = 0; at < 6; at += 1) save(db, long, JSON.stringify('x'.repeat(900_000) + at));
  expect(steps(long)).toBe(3);
  const huge = insertDraft(db, CONTENT, 'empty', 1);
  for (let at = 0; at < 3; at += 1) save(db, huge, JSON.stringify('x'.repeat(5_000_000) + at));
  expect(steps(huge)).toBe(1);
});

test('somebody who does not know the last version goes nowhere', () => {
  const db = workspaceFile();
  const id = insertDraft(db, CONTENT, 'empty', 1);
  const old = held(db, id);
  save(db, id, '1');
  expect(takeStep(db, old, 'undo', 1)).toBe(false);
  expect(keepTyped(db, old, 'x', 1)).toBe(false);
  expect(held(db, id)).toMatchObject({ text: '1', typed: null });
});
