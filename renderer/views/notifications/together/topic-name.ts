import { visibleText } from '../../../parts/visible-text.ts';
import type { Words } from '../../../../shared/words/words.ts';
import { targetName } from '../list/target-name.ts';

/** What people know a target by. */
export function topicName(words: Words, topic: string | null): string {
  if (topic === null) return words.together.nowhere;
  const kind = topic.startsWith('urn:fss:') ? 'fun' : 'smn';
  return words.liveList.targets[kind](visibleText(targetName(topic)));
}

export const clockHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;
