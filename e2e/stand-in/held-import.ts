import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { trace } from '../pages/trace-files.ts';
import { callIn, expect } from './fixture.ts';
import type { StandIn } from './launch.ts';
import { createWorkspace, framePage } from './steps.ts';

/** An import in the middle of its work, whose process is stopped until it may go on. */
export async function importHeldStill(app: StandIn, files: string): Promise<{ file: string; goOn(): void }> {
  const page = await framePage(app);
  await createWorkspace(app, files, 'busy');
  const file = join(files, 'many.json');
  await writeMany(file);
  const input = { paths: [file], rating: 'severity' as const, uploaded: false };
  expect(await callIn(page, 'imports.start', input)).toMatchObject({ ok: true });
  await expect
    .poll(async () => (await app.control.state()).windows[0]?.progress, { intervals: [20] })
    .not.toBeNull();
  const [pid = 0] = (await app.control.state()).utilityPids;
  process.kill(pid, 'SIGSTOP');
  // What it said last before it was stopped has been heard.
  expect((await app.control.state()).windows[0]?.progress).not.toBeNull();
  return { file, goOn: () => void process.kill(pid, 'SIGCONT') };
}

/** A second of work at the least. */
async function writeMany(path: string): Promise<void> {
  const stream = createWriteStream(path);
  const filler = 'x'.repeat(400);
  for (let from = 0; from < 60_000; from += 1000) {
    const some = [...Array(1000).keys()].map((at) =>
      JSON.stringify(trace(`t${from + at}`, { message: filler })),
    );
    if (!stream.write(`${some.join('\n')}\n`)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
}
