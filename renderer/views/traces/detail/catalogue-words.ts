import { catalogueEntry, type FilledNames } from '../../../../shared/model/catalogue.ts';
import type { Trace } from '../../../../shared/model/trace.ts';
import type { Words } from '../../../../shared/words/words.ts';

/** What an event is, where the documents of its provider say; null where they do not. */
export function catalogueWords(
  { catalogue }: Words,
  { provider, trace_name: name }: Trace,
  filled: FilledNames,
): string | null {
  const entry = name === null ? undefined : catalogueEntry(provider, name, filled);
  if (entry === undefined) return null;
  const { key } = entry;
  if (key in catalogue.alibabaAlerts) {
    const { title, trigger } = catalogue.alibabaAlerts[key as keyof typeof catalogue.alibabaAlerts];
    return `${title}: ${trigger}`;
  }
  return catalogue.ibmActions[key as keyof typeof catalogue.ibmActions];
}
