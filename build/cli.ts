// The command line in a checkout, under a Node that reads TypeScript.
import { run } from '../electron/cli/main.ts';
import { CHECKOUT } from './checkout.ts';

process.exitCode = await run(process.argv.slice(2), CHECKOUT);
