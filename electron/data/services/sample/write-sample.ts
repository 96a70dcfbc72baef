import { Failure } from '../../../../shared/model/failure.ts';
import type { Sample } from '../../../core/sample/sample.ts';
import { NewFolder } from './new-folder.ts';
import { sampleFiles } from './sample-files.ts';

export interface WrittenSample {
  /** By their path in the folder, sorted. */
  files: string[];
  bytes: number;
}

/** Writes the sample into a folder that is empty or not there: all of it, or nothing. */
export async function writeSample(sample: Sample, path: string, signal: AbortSignal): Promise<WrittenSample> {
  const folder = new NewFolder(path);
  try {
    for await (const { name, content } of sampleFiles(sample)) {
      refuseCancelled(signal);
      folder.write(name, content);
    }
    refuseCancelled(signal);
  } catch (error) {
    folder.undo();
    throw error;
  }
  return { files: folder.files.toSorted(), bytes: folder.bytes };
}

function refuseCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new Failure('cancelled', {});
}
