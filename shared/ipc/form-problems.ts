import * as v from 'valibot';
import type { FormProblem } from '../model/file-form.ts';

const PROBLEMS_TOLD = 5;
const CHARACTERS_TOLD = 120;

/** The first things that are wrong with a file. */
export function formProblems(issues: readonly v.BaseIssue<unknown>[]): FormProblem[] {
  return issues.slice(0, PROBLEMS_TOLD).map((issue) => ({
    path: cut(v.getDotPath(issue) ?? ''),
    kind: issue.type === 'strict_object' ? kindOf(issue) : 'wrong',
    // A check has no expectation that could be written; its message says what is wrong.
    expected: issue.type === 'check' ? '' : cut(issue.expected ?? ''),
    found: cut(issue.type === 'check' ? JSON.stringify(issue.input) : issue.received),
  }));
}

function kindOf({ expected, received }: { expected: string | null; received: string }): FormProblem['kind'] {
  if (expected === 'never') return 'unknown';
  return received === 'undefined' ? 'missing' : 'wrong';
}

function cut(text: string): string {
  return text.length > CHARACTERS_TOLD ? `${text.slice(0, CHARACTERS_TOLD)}…` : text;
}

/** The text as JSON, or why it is none. */
export function parsedForm(text: string): { content: unknown } | { problems: FormProblem[] } {
  try {
    return { content: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const found = cut(error instanceof Error ? error.message : '');
    return { problems: [{ path: '', kind: 'wrong', expected: 'JSON', found }] };
  }
}
