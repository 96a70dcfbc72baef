// Loaded before a measured script: writes what its process took to the file that the bench names.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import { COST_FILE, type ProcessCost } from './measured-process.ts';

const startedAt = performance.now();
const file = process.env[COST_FILE];
// Threads of the script load this too.
if (isMainThread && file !== undefined) {
  process.on('exit', () => {
    const cost: ProcessCost = {
      seconds: (performance.now() - startedAt) / 1000,
      // Given in KiB; of the process with all its threads.
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
    writeFileSync(file, JSON.stringify(cost));
  });
}
