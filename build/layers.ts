import { builtinModules } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { nameProblem } from './file-names.ts';
import { ANYTHING, COMPUTED_IMPORTS, fits, isTest, layerOf, type Layer } from './layer-table.ts';
import { importsOf, type SourceImport } from './source-imports.ts';

export interface Tree {
  /** Paths from the top, with slashes. */
  files: readonly string[];
  read(file: string): string;
}

export interface Problem {
  file: string;
  line: number;
  message: string;
}

const CODE = /\.([cm]?[jt]s|svelte)$/;
const NAMED_BY_US = /\.([cm]?[jt]s|svelte|css|html)$/;

/** Everything in the tree that breaks the table, the rules of names, or cannot be judged. */
export function problemsOf(tree: Tree): Problem[] {
  const known = new Set(tree.files);
  const exists = (file: string): boolean => known.has(file);
  const computed = new Set<string>();
  const problems = tree.files.filter((file) => NAMED_BY_US.test(file)).flatMap(nameProblemsOf);
  for (const file of tree.files.filter((path) => CODE.test(path))) {
    const layer = layerOf(file);
    if (layer === undefined) {
      problems.push({ file, line: 1, message: 'no row of the layer table takes this folder in' });
      continue;
    }
    for (const found of readImports(file, tree, problems)) {
      if (found.specifier === null && file in COMPUTED_IMPORTS) {
        computed.add(file);
        continue;
      }
      const message = importProblem(file, layer, found, exists);
      if (message !== null) problems.push({ file, line: found.line, message });
    }
  }
  for (const file of Object.keys(COMPUTED_IMPORTS)) {
    if (!exists(file) || computed.has(file)) continue;
    problems.push({ file, line: 1, message: 'has no computed import; its allowance can go' });
  }
  return problems;
}

function readImports(file: string, tree: Tree, problems: Problem[]): SourceImport[] {
  try {
    return importsOf(file, tree.read(file));
  } catch (error) {
    problems.push({ file, line: 1, message: `cannot be parsed: ${String(error)}` });
    return [];
  }
}

function nameProblemsOf(file: string): Problem[] {
  const message = nameProblem(file);
  return message === null ? [] : [{ file, line: 1, message }];
}

/** What is wrong with one import of a file, or null. */
export function importProblem(
  file: string,
  layer: Layer,
  { specifier, typeOnly }: SourceImport,
  exists: (file: string) => boolean,
): string | null {
  if (specifier === null)
    return 'an import whose target is not written out, or a reference, cannot be checked';
  if (!specifier.startsWith('.')) return packageProblem(layer, specifier, typeOnly);
  // What follows a question mark tells the bundler how to load the file.
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''));
  if (!exists(target)) return `${specifier} is not a file of the project`;
  if (isTest(target) && !isTest(file)) return `${specifier} is for tests alone`;
  const allowed =
    layer.may.includes(ANYTHING) ||
    fits(layer.files, target) ||
    layer.may.some((folder) => target.startsWith(`${folder}/`));
  return allowed ? null : `${layer.files} may not import ${target}`;
}

function packageProblem(layer: Layer, specifier: string, typeOnly: boolean): string | null {
  if (specifier.startsWith('node:')) {
    if (!builtinModules.includes(specifier.slice('node:'.length)) && !builtinModules.includes(specifier)) {
      return `${specifier} is no module of Node`;
    }
    return layer.node === true ? null : `${layer.files} runs without Node, so it has no ${specifier}`;
  }
  if (builtinModules.includes(specifier)) return `${specifier} is written node:${specifier}`;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const { packages = [], typePackages = [] } = layer;
  if (packages.includes(ANYTHING) || packages.includes(name)) return null;
  if (typePackages.includes(name)) {
    return typeOnly ? null : `${layer.files} may use types of ${name} only`;
  }
  return `${layer.files} may not import the package ${name}`;
}

const NOT_OURS = ['node_modules', 'dist', 'release', 'test-results', 'playwright-report'];

export function treeAt(root: string): Tree {
  const files: string[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || (folder === '' && NOT_OURS.includes(entry.name))) continue;
      const path = posix.join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else files.push(path);
    }
  };
  walk('');
  return { files: files.sort(), read: (file) => readFileSync(join(root, file), 'utf8') };
}
