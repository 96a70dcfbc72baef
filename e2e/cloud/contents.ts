import type { ProjectContents } from './account.ts';
import type { Call } from './exchange.ts';

/** What the project of a call holds; it is written to. */
export function contentsOf({ world: { account }, parts }: Call): ProjectContents {
  const id = parts['project_id'] ?? '';
  return (account.contents[id] ??= {});
}
