import type { JsonKind } from './import-report.ts';

/** Why a file holds no draft that could be read, by code, with what its sentence needs. */
export interface DraftProblemDetails {
  /** Line and column count from 1, the column in characters of the text. */
  'not-json': { line: number; column: number };
  'cut-off': object;
  /** Terraform's own language, which is no JSON. */
  'terraform-text': object;
  'terraform-unreadable': { line: number; column: number };
  /** What stands there only Terraform can compute. */
  'terraform-computed': { line: number; column: number };
  'terraform-heredoc': { line: number; column: number };
  'terraform-without-notification': object;
  'nested-too-deep': { limit: number };
  'not-an-object': { found: JsonKind };
  /** One notification and a list of them side by side. */
  'notification-and-list': object;
  'notifications-not-a-list': { found: JsonKind };
  /** Beside a list nobody can tell which notification they are about. */
  'pins-of-list': object;
}

export type DraftProblemCode = keyof DraftProblemDetails;

export type DraftProblem = {
  [Code in DraftProblemCode]: { problem: Code; details: DraftProblemDetails[Code] };
}[DraftProblemCode];
