// Reads a long text that is made as it is read, and says how much memory that took: a program of its own, since the
// memory of a process that runs tests says nothing.
import { jsonRecords } from '../json-records.ts';

const MIB = 1024 * 1024;
const [form = '', mebibytes = '1'] = process.argv.slice(2);

function record(n: number): string {
  const request = JSON.stringify({
    server: { name: `srv-${n}`, flavor: 's3.large', nics: [{ id: n }, { id: n + 1 }] },
  });
  const user = { name: `user${n % 300}`, id: 'u'.repeat(32), domain: { name: 'corp', id: 'd'.repeat(32) } };
  return JSON.stringify({
    code: '200',
    request,
    resource_id: `r${n}`,
    time: 1.7e12 + n,
    trace_id: `t${n}`,
    user,
  });
}

const SHAPES: Record<string, { first: string; piece: (n: number) => string; last: string }> = {
  lines: { first: '', piece: (n) => `${record(n)}\n`, last: '' },
  'one list on one line': { first: '[', piece: (n) => `${record(n)},`, last: `${record(0)}]` },
  'an answer on one line': { first: '{"traces":[', piece: (n) => `${record(n)},`, last: `${record(0)}]}` },
  'one endless record': { first: '{"a":"', piece: () => 'x'.repeat(1024), last: '"}\n{"a":1}' },
  'one endless line of garbage': { first: '?', piece: () => 'x {"a" '.repeat(128), last: '\n{"a":1}' },
  brackets: { first: '', piece: () => '['.repeat(1024), last: '' },
};

// eslint-disable-next-line @typescript-eslint/require-await -- The reader takes what arrives in time; this is all there.
async function* textOf(size: number): AsyncGenerator<Buffer, void> {
  const shape = SHAPES[form];
  if (shape === undefined) throw new Error(`There is no form ${form}.`);
  yield Buffer.from(shape.first);
  for (let n = 0, made = 0; made < size;) {
    let text = '';
    for (; text.length < MIB / 4; n += 1) text += shape.piece(n);
    made += text.length;
    bytes += text.length;
    yield Buffer.from(text);
  }
  yield Buffer.from(shape.last);
}

let bytes = 0;
const outcome: Record<string, number> = { records: 0 };
const before = process.memoryUsage.rss();
let most = before;
for await (const batch of jsonRecords(textOf(Number(mebibytes) * MIB))) {
  outcome['records'] = (outcome['records'] ?? 0) + batch.records.length;
  for (const { code } of batch.refusals) outcome[code] = (outcome[code] ?? 0) + 1;
  most = Math.max(most, process.memoryUsage.rss());
}
// The system's own record of the highest point, which no sample can miss.
most = Math.max(most, process.resourceUsage().maxRSS * 1024);
process.stdout.write(JSON.stringify({ bytes, grownBytes: most - before, outcome }));
