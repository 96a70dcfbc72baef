// `npm run check`, or `npm run check -- types lint` for some of it.
import { CHECKS, runChecks } from './checks.ts';
import { endChildrenWithThisProcess } from './run.ts';

endChildrenWithThisProcess();
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !CHECKS.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no check ${unknown.join(', ')}. There are ${CHECKS.join(', ')}.\n`);
  process.exitCode = 2;
} else {
  const failed = await runChecks(asked.length > 0 ? asked : CHECKS);
  process.stdout.write(failed.length === 0 ? 'All checks passed.\n' : `Failed: ${failed.join(', ')}.\n`);
  process.exitCode = failed.length === 0 ? 0 : 1;
}
