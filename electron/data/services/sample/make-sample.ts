import type { Finding } from '../../../../shared/model/sample.ts';
import { SAMPLE_TRACES, sampleOf } from '../../../core/sample/sample.ts';
import { writeSample, type WrittenSample } from './write-sample.ts';

export interface SampleMade extends WrittenSample {
  traces: number;
  until: number;
  findings: Finding[];
}

export const DEFAULT_SEED = 1;

/** Makes the sample below a folder; the same bytes for the same seed and hour. */
export async function makeSample(
  of: { seed: number; now: number },
  folder: string,
  signal: AbortSignal,
): Promise<SampleMade> {
  const sample = sampleOf(of);
  const written = await writeSample(sample, folder, signal);
  return { ...written, traces: SAMPLE_TRACES, until: sample.until, findings: sample.findings };
}
