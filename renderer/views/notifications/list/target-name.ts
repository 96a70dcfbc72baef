import { visibleText } from '../../../parts/visible-text.ts';

interface TargetWords {
  targets: { smn: (name: string) => string; fun: (name: string) => string };
  noTarget: string;
}

/** The last part of a URN, which people know it by; a function's may carry a version behind its name. */
export function targetName(urn: string): string {
  const parts = urn.split(':');
  return (urn.startsWith('urn:fss:') ? parts[6] : parts.at(-1)) ?? urn;
}

export function targetOf(urn: string | null, words: TargetWords): { label: string; full: string } {
  if (urn === null || urn === '') return { label: words.noTarget, full: '' };
  const kind = urn.startsWith('urn:fss:') ? 'fun' : 'smn';
  return { label: words.targets[kind](visibleText(targetName(urn))), full: urn };
}
