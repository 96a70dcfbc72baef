// A worker thread's entry: makes the sample in memory and hands each file over as it is made. Nothing is written here, so that
// nothing is left behind when it is ended.
import { workerData } from 'node:worker_threads';
import { sampleOf } from '../../../core/sample/sample.ts';
import { sampleFiles } from './sample-files.ts';
import type { FromMaker, MakerData } from './sample-maker.ts';

const { of, to } = workerData as MakerData;
const sample = sampleOf(of);
for await (const { name, content } of sampleFiles(sample)) {
  const message: FromMaker = { type: 'file', name, content };
  to.postMessage(message, typeof content === 'string' ? [] : [content.buffer]);
}
const { until, findings, notifications } = sample;
const message: FromMaker = { type: 'made', about: { until, findings }, notifications };
to.postMessage(message);
to.close();
