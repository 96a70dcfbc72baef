// DuckDB's own reader of the same files, into a database file with text columns, on two threads.
import { TEXT_COLUMNS, TIME_COLUMNS } from './listed-columns.ts';
import { openDuckDb } from './duckdb.ts';

const [folder = '', file = ''] = process.argv.slice(2);
const types = [
  ...TEXT_COLUMNS.map((name) => `'${name}': 'VARCHAR'`),
  ...TIME_COLUMNS.map((name) => `'${name}': 'BIGINT'`),
  `'user': 'VARCHAR'`,
];
const files = `${folder.replaceAll('\\', '/').replaceAll("'", "''")}/**/*.json.gz`;
const db = await openDuckDb(file);
await db.run(`
  CREATE TABLE traces AS
  SELECT * EXCLUDE ("user"), "user"->>'$.name' AS user_name
  FROM read_json('${files}', format = 'array', columns = {${types.join(', ')}})`);
const [[read] = []] = await db.rows('SELECT count(*) FROM traces');
// Closing writes what is still in the log to the file itself.
db.close();
process.stdout.write(JSON.stringify({ read: Number(read), added: Number(read) }));
