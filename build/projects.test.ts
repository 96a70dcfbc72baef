import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { treeAt } from './layers.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface Project {
  path: string;
  files: string[];
  options: ts.CompilerOptions;
}

function projectsAt(solution: string): Project[] {
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (problem) => {
      throw new Error(ts.flattenDiagnosticMessageText(problem.messageText, '\n'));
    },
  };
  const parsed = ts.getParsedCommandLineOfConfigFile(solution, undefined, host);
  if (parsed === undefined) throw new Error(`${solution} cannot be read`);
  const below = (parsed.projectReferences ?? []).flatMap((reference) =>
    projectsAt(ts.resolveProjectReferencePath(reference)),
  );
  const files = parsed.fileNames.map((file) => relative(ROOT, file));
  return [{ path: relative(ROOT, solution), files, options: parsed.options }, ...below];
}

const projects = projectsAt(join(ROOT, 'tsconfig.json'));

it('checks the types of every source file, in one runtime', () => {
  const sources = treeAt(ROOT).files.filter((file) => /\.([cm]?[jt]s)$/.test(file));
  const unsure = sources
    .map((file) => ({
      file,
      in: projects.filter(({ files }) => files.includes(file)).map(({ path }) => path),
    }))
    .filter((found) => found.in.length !== 1);
  expect(unsure).toEqual([]);
});

it.each(projects.filter(({ files }) => files.length > 0))('keeps $path strict', ({ options }) => {
  expect(options).toMatchObject({
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    verbatimModuleSyntax: true,
    erasableSyntaxOnly: true,
  });
});

it.each([
  ['shared', [], false],
  ['electron/preload', [], false],
  ['renderer', ['svelte', 'vite/client'], true],
  ['electron', ['node'], false],
])('gives %s only the libraries its runtime has', (folder, types, dom) => {
  const project = projects.find(({ path }) => dirname(path) === folder && path.endsWith('/tsconfig.json'));
  expect(project?.options.types).toEqual(types);
  expect(project?.options.lib?.some((lib) => lib.includes('.dom.'))).toBe(dom);
});
