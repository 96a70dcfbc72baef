// `npm run bench`: what Tracebell does, beside what people would use instead, in one run.
import { bench } from './bench.ts';
import { benchOptions, USAGE, type BenchOptions } from './options.ts';
import { jsonReport, textReport } from './report.ts';
import { removeBenchFolder } from './trace-folder.ts';

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  let options: BenchOptions;
  try {
    options = benchOptions(args);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n${USAGE}`);
    return 2;
  }
  if (options.clean) {
    await removeBenchFolder();
    return 0;
  }
  return measure(options);
}

async function measure(options: BenchOptions): Promise<number> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  try {
    const report = await bench(options, stop.signal, (line) => void process.stderr.write(`${line}\n`));
    process.stdout.write(options.json ? jsonReport(report) : textReport(report));
    return report.failed.length === 0 && report.rows.every(({ gateHeld }) => gateHeld) ? 0 : 1;
  } catch (error) {
    if (stop.signal.aborted) return 130;
    throw error;
  }
}
