// What any reader has to do at the least: unpack and parse, on one thread. Prints how many traces it saw.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const [folder = ''] = process.argv.slice(2);
let read = 0;
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue;
  const bytes = gunzipSync(readFileSync(join(entry.parentPath, entry.name)));
  read += (JSON.parse(bytes.toString('utf8')) as unknown[]).length;
}
process.stdout.write(JSON.stringify({ read, added: read }));
