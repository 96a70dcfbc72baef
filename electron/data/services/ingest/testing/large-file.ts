import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { ctsRecord, traceIdOf } from './trace-records.ts';

const MIB = 1024 * 1024;
/** Making each record anew would take longer than reading it. */
const TEMPLATES = [...Array(500).keys()].map((number) => {
  const note = `${traceIdOf(number)} ${traceIdOf(number + 1)} `.repeat(3);
  return JSON.stringify(ctsRecord(number, 'obs', { id: 'HERE', with: { message: note } }));
});

function* texts(mebibytes: number): Generator<Buffer, void> {
  let made = 0;
  for (let number = 0; made < mebibytes * MIB;) {
    let text = '';
    for (; text.length < MIB; number += 1) {
      const template = TEMPLATES[number % TEMPLATES.length] ?? '';
      text += `${template.replace('HERE', `${number.toString(16).padStart(8, '0')}-270f-11ef-9a30-0255ac100031`)}\n`;
    }
    made += text.length;
    yield Buffer.from(text);
  }
}

/** Writes one trace a line, each by an id of its own, until there is so much text. */
export async function writeLargeFile(path: string, mebibytes: number): Promise<void> {
  const packed = path.endsWith('.gz') ? [createGzip({ level: constants.Z_BEST_SPEED })] : [];
  await pipeline([Readable.from(texts(mebibytes)), ...packed, createWriteStream(path)]);
}
