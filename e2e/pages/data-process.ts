import { execFileSync } from 'node:child_process';

/** Its start options, the app's own folder among them, are its one argument. */
export function dataProcessOf(home: string): number {
  const lines = execFileSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  const found = lines.filter((line) => line.includes(`"folder":"${home}"`));
  const [pid] = found.map((line) => Number.parseInt(line, 10));
  if (pid === undefined || found.length !== 1) throw new Error(`Not one data process: ${found.join('; ')}`);
  return pid;
}
