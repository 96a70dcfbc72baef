import type { TextSearch } from '../../../../shared/model/search.ts';
import { foldCase } from '../../../../shared/query/fold-case.ts';
import { holds, type BlockFacts } from './block-facts.ts';
import { beginsInEscape, nextDoubtfulEscape } from './escapes.ts';
import { lowerAscii } from './lower-ascii.ts';
import { needlePlan, type NeedlePlan } from './needle-plan.ts';
import { ALWAYS, type BlockRows, type BlockScan } from './block-scan.ts';
import { findProbe, type Probe } from './probe.ts';
import { recordTest } from './record-test.ts';
import { requiredText } from './required-text.ts';

export function textScan(search: TextSearch, facts: BlockFacts): BlockScan {
  return bytesScan(needlePlan(search), recordTest(search), facts);
}

/** Tries a pattern on the records that have the text it cannot do without, and on all where there is none. */
export function patternScan(search: TextSearch, facts: BlockFacts): BlockScan {
  const test = recordTest(search);
  const text = requiredText(search.text, search.matchCase);
  if (text === '') return (block) => testAll(block, test);
  const plan = needlePlan({ kind: 'text', text, matchCase: search.matchCase });
  return bytesScan({ ...plan, isCertain: false }, test, facts);
}

/**
 * Looks for a text in the bytes of whole blocks. Most blocks end there; where the bytes do not tell, or tell only that the
 * text may be there, the record is parsed.
 */
function bytesScan(plan: NeedlePlan, test: Test, facts: BlockFacts): BlockScan {
  return (block) => {
    const { raw, firstRow } = block;
    const tells = (name: Parameters<typeof holds>[2]): boolean => holds(facts, firstRow, name, raw);
    if (tells('unicodeEscape')) testDoubtful(block, plan, test);
    const hasOtherCases = plan.fold && (plan.hasCases || plan.turns) && tells('beyondAscii');
    if (plan.hasCases && !hasOtherCases) return;
    if (hasOtherCases && (plan.hasCases || tells('turning'))) return testFolded(block, plan, test);
    const isCareful = plan.hasSlash && tells('slashEscape');
    const probe = isCareful ? plan.careful : plan.plain;
    if (probe === null) testAll(block, test);
    else testFound(block, probe, plan, plan.isCertain && !isCareful, test);
  };
}

type Test = (json: string) => boolean;

/** Decides the records in which an escape may write a character of the text. */
function testDoubtful(block: BlockRows, plan: NeedlePlan, test: Test): void {
  let at = nextDoubtfulEscape(block.raw, 0, plan);
  while (at >= 0) {
    const row = block.rowAt(at);
    block.decide(row, test);
    at = nextDoubtfulEscape(block.raw, block.endOf(row), plan);
  }
}

function testAll(block: BlockRows, test: Test): void {
  for (let row = 0; row < block.rows; row += 1) block.decide(row, test);
}

/** Looks for a part of the text in the decoded, folded text of the block, and then of each record. */
function testFolded(block: BlockRows, { foldedPart }: NeedlePlan, test: Test): void {
  if (!foldCase(block.raw.toString()).includes(foldedPart)) return;
  for (let row = 0; row < block.rows; row += 1) {
    block.decide(row, (json) => foldCase(json).includes(foldedPart) && test(json));
  }
}

function testFound(
  block: BlockRows,
  probe: Probe,
  { fold }: NeedlePlan,
  isCertain: boolean,
  test: Test,
): void {
  const text = probe.isCaseless ? block.raw : loweredCopy(block.raw);
  let at = findProbe(text, probe, 0, fold);
  while (at >= 0) {
    const row = block.rowAt(at);
    block.decide(row, isCertain && !beginsInEscape(block.raw, at) ? ALWAYS : test);
    at = findProbe(text, probe, block.endOf(row), fold);
  }
}

let spare: Buffer = Buffer.alloc(0);

/** Of the block in hand only: memory for a copy is taken once. */
function loweredCopy(raw: Buffer): Buffer {
  if (spare.length < raw.length) spare = Buffer.allocUnsafeSlow(raw.length);
  lowerAscii(raw, spare);
  return spare.subarray(0, raw.length);
}
