import { describe, expect, it } from 'vitest';
import { completeWith, completionAt, completionChoices } from './complete.ts';
import { printField } from './fields.ts';
import { CONTEXT } from './testing/query-context.ts';

/** `|` is the caret. */
function at(marked: string): { text: string; caret: number } {
  const caret = marked.indexOf('|');
  return { text: marked.slice(0, caret) + marked.slice(caret + 1), caret };
}

describe('at the caret stands', () => {
  const cases: [marked: string, kind: string, replaces: string, prefix: string, field: string | null][] = [
    ['|', 'field', '', '', null],
    ['ser|', 'field', 'ser', 'ser', null],
    ['ser|vice = x', 'field', 'service', 'ser', null],
    ['service|', 'field', 'service', 'service', null],
    ['service |', 'operator', '', '', 'service'],
    ['service !|', 'operator', '!', '!', 'service'],
    ['service c|', 'operator', 'c', 'c', 'service'],
    ['service contains|', 'operator', 'contains', 'contains', 'service'],
    ['service is |', 'operator', 'is ', 'is ', 'service'],
    ['service is  n|', 'operator', 'is  n', 'is n', 'service'],
    ['service not st|', 'operator', 'not st', 'not st', 'service'],
    ['service in|', 'operator', 'in', 'in', 'service'],
    ['service =|', 'value', '', '', 'service'],
    ['service = |', 'value', '', '', 'service'],
    ['service = V|', 'value', 'V', 'V', 'service'],
    ['service = V|PC and x', 'value', 'VPC', 'V', 'service'],
    ['service = "V P|C" x', 'value', '"V PC"', 'V P', 'service'],
    ['service = "V P|', 'value', '"V P', 'V P', 'service'],
    ['service contains |', 'value', '', '', 'service'],
    ['service ~ ^V|', 'value', '^V', '^V', 'service'],
    ['service:V|', 'value', 'V', 'V', 'service'],
    ['service:|', 'value', '', '', 'service'],
    ['file = |', 'value', '', '', 'file'],
    ['import in (1, |', 'value', '', '', 'import'],
    ['user in (|', 'value', '', '', 'user'],
    ['user in (a|', 'value', 'a', 'a', 'user'],
    ['user in (a, |', 'value', '', '', 'user'],
    ['user in (a, b|, c) x', 'value', 'b', 'b', 'user'],
    ['request.na|', 'field', 'request.na', 'request.na', null],
    ['request.name = p|', 'value', 'p', 'p', 'request.name'],
    ['time > |', 'value', '', '', 'time'],
    ['service = VPC |', 'keyword', '', '', null],
    ['service = VPC a|', 'keyword', 'a', 'a', null],
    ['service = VPC u|', 'field', 'u', 'u', null],
    ['service = VPC and |', 'field', '', '', null],
    ['service = VPC or us|', 'field', 'us', 'us', null],
    ['(|', 'field', '', '', null],
    ['(a or b) |', 'keyword', '', '', null],
    ['not |', 'field', '', '', null],
    ['not us|', 'field', 'us', 'us', null],
    ['lena |', 'keyword', '', '', null],
    ['nofield = V|', 'value', 'V', 'V', null],
    ['"free te|', 'field', '"free te', '"free te', null],
    ['(user = a) and (ra|', 'field', 'ra', 'ra', null],
  ];
  it.each(cases)('%s', (marked, kind, replaces, prefix, field) => {
    const { text, caret } = at(marked);
    const found = completionAt(text, caret, CONTEXT);
    expect({
      kind: found.kind,
      replaces: text.slice(found.from, found.to),
      prefix: found.prefix,
      field: found.subject && printField(found.subject),
    }).toEqual({ kind, replaces, prefix, field });
  });

  it('something, wherever the caret is', () => {
    const text = 'not (service = "V P" or user in (a, b)) request["a b"].c ~ ^x && time > -2h "z';
    for (let caret = 0; caret <= text.length; caret += 1) {
      const { from, to } = completionAt(text, caret, CONTEXT);
      expect(from).toBeLessThanOrEqual(caret);
      expect(to).toBeGreaterThanOrEqual(caret);
    }
  });
});

describe('the language offers', () => {
  const cases: [marked: string, choices: string[]][] = [
    ['ser|', ['service', 'service_type']],
    ['user.d|', ['user.domain.id', 'user.domain.name']],
    ['user is |', ['is empty', 'is not empty']],
    ['time |', ['=', '!=', 'is empty', 'is not empty', '>', '>=', '<', '<=']],
    ['user st|', ['starts with', 'starts with*']],
    ['time > y|', ['yesterday']],
    ['time > -|', ['-1h', '-24h', '-7d', '-30d', '-90d']],
    ['user = |', []],
    ['lena |', ['and', 'or']],
    ['lena o|', ['or']],
  ];
  it.each(cases)('%s', (marked, choices) => {
    const { text, caret } = at(marked);
    expect(completionChoices(completionAt(text, caret, CONTEXT))).toEqual(choices);
  });
});

describe('what is chosen is put in', () => {
  const cases: [marked: string, chosen: string, want: string][] = [
    ['ser|', 'service', 'service |'],
    ['ser|vic = x', 'service', 'service |= x'],
    ['service |', '!=', 'service != |'],
    ['service i|', 'in', 'service in (|'],
    ['service is |', 'is empty', 'service is empty |'],
    ['service =|', 'VPC', 'service =VPC|'],
    ['service = V|PC and x', 'A B', 'service = "A B"| and x'],
    ['service = "V|', 'say "x"', 'service = "say \\"x\\""|'],
    ['user in (a, |', 'b,c', 'user in (a, "b,c"|'],
    ['user ~ |', 'a(b)', 'user ~ a(b)|'],
    ['time > |', '-2h', 'time > -2h|'],
    ['lena |', 'and', 'lena and |'],
  ];
  it.each(cases)('%s: %s', (marked, chosen, want) => {
    const { text, caret } = at(marked);
    const done = completeWith(text, completionAt(text, caret, CONTEXT), chosen);
    expect(`${done.text.slice(0, done.caret)}|${done.text.slice(done.caret)}`).toBe(want);
  });
});
