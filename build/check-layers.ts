// Says which file breaks which rule of the layer table and of names.
import { problemsOf, treeAt } from './layers.ts';
import { ROOT } from './run.ts';

const tree = treeAt(ROOT);
const problems = problemsOf(tree);
for (const { file, line, message } of problems) process.stdout.write(`${file}:${line}  ${message}\n`);
process.stdout.write(`${tree.files.length} files, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
