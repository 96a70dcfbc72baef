import type { Handlers } from '../../../../shared/ipc/contract.ts';
import type { WorkspaceService } from '../workspace.ts';
import { coverageSummary } from './summary.ts';

export function coverageService(workspace: WorkspaceService): { handlers: Handlers<'coverage.summary'> } {
  return { handlers: { 'coverage.summary': () => coverageSummary(workspace.need().reader) } };
}
