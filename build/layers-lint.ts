import { existsSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rule } from 'eslint';
import { COMPUTED_IMPORTS, layerOf } from './layer-table.ts';
import { importProblem } from './layers.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

interface ImportNode {
  type: string;
  source?: { value?: unknown } | null;
  importKind?: 'type' | 'value';
  exportKind?: 'type' | 'value';
}

/** The layer table in the editor: the same rows and the same judgement as build/layers.ts, while one types. */
const imports: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(ROOT, context.filename).split(sep).join('/');
    const layer = layerOf(file);
    if (layer === undefined) {
      return {
        Program: (node) =>
          context.report({ node, message: 'no row of the layer table takes this folder in' }),
      };
    }
    const judge = (node: Rule.Node): void => {
      const { type, source, importKind, exportKind } = node as unknown as ImportNode;
      if (type !== 'ImportExpression' && (source === null || source === undefined)) return;
      const specifier = typeof source?.value === 'string' ? source.value : null;
      if (specifier === null && file in COMPUTED_IMPORTS) return;
      const typeOnly = importKind === 'type' || exportKind === 'type';
      const exists = (path: string): boolean => existsSync(join(ROOT, path));
      const message = importProblem(file, layer, { specifier, typeOnly, line: 0 }, exists);
      if (message !== null) context.report({ node, message });
    };
    return {
      ImportDeclaration: judge,
      ImportExpression: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
    };
  },
};

export const layersPlugin = { rules: { imports } };
