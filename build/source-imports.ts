import { parse } from 'svelte/compiler';
import ts from 'typescript';

export interface SourceImport {
  /** Null where the target is computed when the code runs. */
  specifier: string | null;
  line: number;
  /** A type-only import leaves nothing in the code that runs. */
  typeOnly: boolean;
}

/** Every import of a source, in whichever form: static, type-only, dynamic, re-exported, in markup. */
export function importsOf(file: string, source: string): SourceImport[] {
  if (!file.endsWith('.svelte')) return importsOfScript(file, source, 0);
  const { instance, module, fragment } = parse(source, { modern: true });
  const scripts = [instance, module].flatMap((script) => {
    if (!script) return [];
    const { start, end } = script.content as unknown as Record<'start' | 'end', number>;
    return importsOfScript(`${file}.ts`, source.slice(start, end), lineOf(source, start));
  });
  return [...scripts, ...importsOfMarkup(source, fragment)];
}

function importsOfScript(file: string, source: string, linesBefore: number): SourceImport[] {
  const kind = /\.[cm]?ts$/.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, false, kind);
  const found: SourceImport[] = [];
  const add = (at: ts.Node, target: ts.Node | undefined, typeOnly: boolean): void => {
    const { line } = parsed.getLineAndCharacterOfPosition(at.getStart(parsed));
    const specifier = target !== undefined && ts.isStringLiteralLike(target) ? target.text : null;
    found.push({ specifier, line: linesBefore + line + 1, typeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node, node.moduleSpecifier, node.isTypeOnly);
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, true);
    } else if (ts.isExternalModuleReference(node)) {
      add(node, node.expression, false);
    } else if (ts.isCallExpression(node) && loadsModule(node.expression)) {
      add(node, node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  // A reference brings in what no import shows.
  for (const { pos } of [...parsed.referencedFiles, ...parsed.typeReferenceDirectives]) {
    found.push({ specifier: null, line: linesBefore + lineOf(source, pos) + 1, typeOnly: true });
  }
  return found;
}

function loadsModule(callee: ts.Expression): boolean {
  return (
    callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require')
  );
}

/** `{#await import('…')}` and its like. */
function importsOfMarkup(source: string, markup: unknown): SourceImport[] {
  if (Array.isArray(markup)) return markup.flatMap((node) => importsOfMarkup(source, node));
  if (typeof markup !== 'object' || markup === null) return [];
  const node = markup as { type?: unknown; start?: number; source?: { value?: unknown } };
  const inside = Object.values(markup).flatMap((child) => importsOfMarkup(source, child));
  if (node.type !== 'ImportExpression') return inside;
  const target = node.source?.value;
  const specifier = typeof target === 'string' ? target : null;
  return [{ specifier, line: lineOf(source, node.start ?? 0) + 1, typeOnly: false }, ...inside];
}

/** Lines before a position. */
function lineOf(source: string, position: number): number {
  return source.slice(0, position).split('\n').length - 1;
}
