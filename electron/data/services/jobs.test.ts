import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import { openReader } from '../cache/open.ts';
import { contentOf, tempFolder } from '../testing/temp-folder.ts';
import { CREATED_AT, fillWithJunk, makeWorkspace, readBack, WHOLE } from '../testing/workspace-file.ts';
import { JOBS } from './jobs.ts';

/** Copies a workspace of many steps; `cancelled` is asked at each, with how far the copy was the last time. */
function copying(cancelled: (progress: { done: number; total: number }) => boolean) {
  const folder = tempFolder();
  const path = makeWorkspace(join(folder, 'a.tracebell'));
  fillWithJunk(path, 12);
  const reader = openReader(path);
  onTestFinished(() => void reader.close());
  const to = join(folder, 'b.tracebell');
  writeFileSync(to, 'old');
  const steps: { done: number; total: number }[] = [];
  const run = (): Promise<unknown> =>
    Promise.resolve(
      JOBS.copy(
        reader,
        { to, replace: true, nowAt: CREATED_AT },
        {
          progress: (step) => void steps.push(step),
          letIn: () => undefined,
          checkCancelled: () => {
            if (cancelled(steps.at(-1) ?? { done: 0, total: Infinity })) throw new Failure('cancelled', {});
          },
        },
      ),
    );
  return { folder, to, steps, run };
}

test('a copy goes forward step by step to its end', async () => {
  const { steps, run, to } = copying(() => false);
  await run();
  expect(steps.length).toBe(4);
  expect(steps).toEqual(steps.toSorted((a, b) => a.done - b.done));
  expect(new Set(steps.map(({ total }) => total)).size).toBe(1);
  expect(readBack(to)).toEqual(WHOLE);
});

test.each<[string, (progress: { done: number; total: number }) => boolean, number]>([
  ['at once', () => true, 0],
  ['after a step', ({ done }) => done > 0, 2],
  ['during the last step', ({ done, total }) => done + 512 >= total, 4],
])('a copy that is cancelled %s stops there and leaves what was there', async (_when, cancelled, taken) => {
  const { folder, steps, run } = copying(cancelled);
  const before = contentOf(folder);
  await expect(run()).rejects.toThrow('cancelled');
  expect(contentOf(folder)).toEqual(before);
  expect(steps.length).toBe(taken);
});
