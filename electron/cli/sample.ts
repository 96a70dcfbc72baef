import { join, resolve } from 'node:path';
import type { Words } from '../../shared/words/words.ts';
import { DEFAULT_SEED, makeSample, type SampleMade } from '../data/services/sample/make-sample.ts';
import { NOTIFICATIONS_FOLDER, TRACES_FOLDER } from '../data/services/sample/sample-files.ts';
import type { Run } from './command.ts';
import { readInstant } from './instant.ts';
import { print } from './output.ts';
import { cancellably, inWords } from './tidily.ts';
import { visible } from './visible.ts';

export const run: Run<'sample'> = ({ values, positionals: [folder = ''], words }) => {
  const now = values.to === undefined ? Date.now() : readInstant('--to', values.to);
  return inWords(words, async () => {
    const of = { seed: values.seed ?? DEFAULT_SEED, now };
    const made = await cancellably((signal) => makeSample(of, resolve(folder), signal));
    if (values.json === true) print(JSON.stringify(dataOf(made, resolve(folder))));
    else for (const line of textOf(made, folder, words)) print(line);
    return 0;
  });
};

function dataOf({ traces, until, files, bytes, findings }: SampleMade, folder: string): object {
  return { folder, until, traces, bytes, files, findings };
}

function* textOf(made: SampleMade, folder: string, { sample }: Words): Generator<string> {
  yield sample.written({ ...made, files: made.files.length, folder: visible(folder) });
  yield '';
  yield sample.invented;
  for (const { id } of made.findings) {
    const { title, text } = sample.findings[id];
    yield sample.finding(title, text);
  }
  yield '';
  yield sample.next;
  const traces = typed(join(folder, TRACES_FOLDER));
  const notification = typed(join(folder, NOTIFICATIONS_FOLDER, 'key_lifecycle.json'));
  yield `  tracebell replay ${notification} ${traces}`;
  yield `  tracebell import ${traces} --workspace sample.tracebell`;
}

/** As one word in a shell. */
function typed(path: string): string {
  const text = visible(path);
  return /^[\w./\\:@%+=,~-]+$/u.test(text) ? text : `"${text}"`;
}
