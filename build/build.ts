// `npm run build`
import { buildStale, PART_NAMES } from './built-parts.ts';

const built = await buildStale(PART_NAMES);
process.stdout.write(built.length === 0 ? 'Everything is up to date.\n' : `Built ${built.join(' and ')}.\n`);
