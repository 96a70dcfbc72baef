import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse.ts';
import { canonical, expressionOf, withoutRanges } from './testing/reading.ts';
import { CONTEXT } from './testing/query-context.ts';

describe('is read as', () => {
  const cases: [text: string, printed: string][] = [
    ['', ''],
    [' \t\u3000', ''],
    ['service = VPC', 'service = VPC'],
    ['service_type=VPC', 'service = VPC'],
    ['SERVICE == VPC', 'service = VPC'],
    ['service <> VPC', 'service != VPC'],
    [
      'service = VPC and rating != normal and user in (a, b)',
      'service = VPC and rating != normal and user in (a, b)',
    ],
    ['user in(a b,)', 'user in (a, b)'],
    ['user in (a, a)', 'user = a'],
    ['user in (a, and, NOT)', 'user in (a, "and", "NOT")'],
    ['user = (a, b)', 'user in (a, b)'],
    ['user != (a, b)', 'user not in (a, b)'],
    ['user NOT  IN ("a b", and_so)', 'user not in ("a b", and_so)'],
    ['a b', 'a and b'],
    ['a && b || c', 'a and b or c'],
    ['a AND (b OR c)', 'a and (b or c)'],
    ['(a and b) and (c)', 'a and b and c'],
    ['a or (b or c)', 'a or b or c'],
    ['not a b', 'not a and b'],
    ['NOT (a b)', 'not (a and b)'],
    ['!a !!b', 'not a and not not b'],
    ['not user = a', 'not user = a'],
    ['user contains Ops', 'user contains Ops'],
    ['user contains* Ops', 'user contains* Ops'],
    ['Matches = eip_delete', 'matches = eip_delete'],
    ['matches not in (a, "#3")', 'matches not in (a, #3)'],
    ['cannot_tell is empty', 'cannot_tell is empty'],
    ['user not contains Ops', 'user not contains Ops'],
    ['user starts  with ops', 'user starts with ops'],
    ['user not starts with* ops', 'user not starts with* ops'],
    ['user ~ ^a(b|c)$ x', 'user ~ ^a(b|c)$ and x'],
    ['(user ~ a{1,2}) x', 'user ~ a{1,2} and x'],
    ['user ~ [)]', 'user ~ [)]'],
    ['user ~ "\\d \\"x\\""', 'user ~ "\\d \\"x\\""'],
    ['user =~ x', 'user ~ x'],
    ['user ~* x', 'user ~* x'],
    ['user !~* x', 'user !~* x'],
    ['user !~x', 'user !~ x'],
    ['user =* Lena', 'user =* Lena'],
    ['user !=* Lena', 'user !=* Lena'],
    ['user in* (A, b)', 'user in* (A, b)'],
    ['user not in* (A, b)', 'user not in* (A, b)'],
    // A star that touches the value belongs to it.
    ['user=*Lena', 'user = "*Lena"'],
    ['user =*"Lena"', 'user =* Lena'],
    // As input methods for Chinese type them.
    ['service ＝ VPC', 'service = VPC'],
    ['service！＝VPC', 'service != VPC'],
    ['code ＜＞ 200', 'code != 200'],
    ['user in （a，b， c）', 'user in (a, b, c)'],
    ['user in（“a b”，‘c’）', 'user in ("a b", c)'],
    [
      '（service = VPC or service = ECS）and rating = warning',
      '(service = VPC or service = ECS) and rating = warning',
    ],
    ['not（a or b）', 'not (a or b)'],
    ['！（a or b）', 'not (a or b)'],
    ['（user ～ ^a（b）） x', 'user ~ ^a（b） and x'],
    ['user！～x', 'user !~ x'],
    ['time ＞＝ -2h', 'time >= -2h'],
    ['time 》 -2h', 'time > -2h'],
    ['user：lena', 'user contains* lena'],
    ['“two words”', '"two words"'],
    ['resource = ”x“', 'resource = x'],
    ['request[“a b”] = x', 'request["a b"] = x'],
    // What is within a value is part of it.
    ['resource = 主机（主）', 'resource = 主机（主）'],
    ['（resource = 主机（主））', 'resource = 主机（主）'],
    ['resource = a＝b！', 'resource = a＝b！'],
    ['resource = 你好，世界', 'resource = "你好，世界"'],
    ['resource = "（a，b）＝"', 'resource = "（a，b）＝"'],
    ['端口（主）', '端口（主）'],
    ['合同 《采购》', '合同 and "《采购》"'],
    ['user:lena', 'user contains* lena'],
    ['user: "x y"', 'user contains* "x y"'],
    ['time:2026-11-20', 'time = 2026-11-20'],
    ['user is empty', 'user is empty'],
    ['user IS NOT empty', 'user is not empty'],
    ['user = ""', 'user is empty'],
    ["user != ''", 'user is not empty'],
    ['user in ("")', 'user is empty'],
    ['urn:smn:topic', 'urn:smn:topic'],
    ['fe80::1', 'fe80::1'],
    ['"user:lena"', '"user:lena"'],
    ['"a  b"', '"a  b"'],
    ["'it\\'s'", "it's"],
    ['text contains Foo', 'text contains Foo'],
    ['text contains* foo', 'foo'],
    ['text not contains* foo', 'text not contains* foo'],
    ['disk in maintenance', 'disk and in and maintenance'],
    ['user lena', 'user and lena'],
    ['endpoint = http://a.b/?c=1&d=2', 'endpoint = http://a.b/?c=1&d=2'],
    ['user=a&&code=200', 'user = a and code = 200'],
    ['resource = 主机-1', 'resource = 主机-1'],
    ['user = a"b', 'user = a"b'],
    ['user = "\\u202e\\n\\t"', 'user = "\\u202e\\n\\t"'],
    ['user = "C:\\dir\\\\new"', 'user = C:\\dir\\new'],
    ['user = "C:\\d ir\\\\new"', 'user = "C:\\d ir\\\\new"'],
    ['request.name = x', 'request.name = x'],
    ['Request.Name = x', 'request.Name = x'],
    ['response.items[0].id = x', 'response.items[0].id = x'],
    ['response.items.0.id = x', 'response.items[0].id = x'],
    ['request["a b"].c = x', 'request["a b"].c = x'],
    ["request['x'] = x", 'request.x = x'],
    ['request contains x', 'request contains x'],
    ['message contains x', 'message contains x'],
    ['extra.foo.bar is empty', 'extra.foo.bar is empty'],
    ['id = t-1', 'id = t-1'],
    ['op = createVm', 'operation = createVm'],
    ['time > -2H', 'time > -2h'],
    ['time>=2026-11-20', 'time >= 2026-11-20'],
    ['time < 2026-11-20 10:00 x', 'time < 2026-11-20T10:00 and x'],
    ['time < "2026-11-20 10:00"', 'time < 2026-11-20T10:00'],
    ['time <= 2026-11-20t10:00:05.5+0800', 'time <= 2026-11-20T10:00:05.500+08:00'],
    ['time != today', 'time != today'],
    ['record_time is empty', 'record_time is empty'],
  ];
  it.each(cases)('%j', (text, printed) => {
    expect(canonical(text)).toBe(printed);
    expect(canonical(printed)).toBe(printed);
  });
});

describe('what is wrong is named with its place', () => {
  const cases: [text: string, ...problems: [code: string, place: string, details?: object][]][] = [
    ['user =', ['value-missing', '=', { operator: '=' }]],
    ['user = and code = 200', ['value-missing', '=']],
    ['user = !x', ['value-missing', '=']],
    ['user contains ""', ['value-missing', '""', { operator: 'contains' }]],
    ['user in ()', ['value-missing', '()', { operator: 'in' }]],
    ['""', ['value-missing', '""']],
    ['user:', ['value-missing', ':', { operator: ':' }]],
    ['user = "a b', ['quote-open', '"a b']],
    ['a "b', ['quote-open', '"b']],
    ['servce = VPC', ['unknown-field', 'servce', { name: 'servce', nearest: 'service' }]],
    ['usre.name = x', ['unknown-field', 'usre.name', { name: 'usre.name', nearest: 'user.name' }]],
    ['qqqqqqq is empty', ['unknown-field', 'qqqqqqq', { name: 'qqqqqqq', nearest: null }]],
    ['request..x = 2', ['path-malformed', 'request..x', { path: 'request..x' }]],
    ['request[ = 2', ['path-malformed', 'request[']],
    ['user ~ "("', ['pattern-unreadable', '"("']],
    ['user ~ *x', ['pattern-unreadable', '*x']],
    ['time > soon', ['time-unreadable', 'soon', { text: 'soon' }]],
    ['time = 2026-02-30', ['time-unreadable', '2026-02-30']],
    ['time contains x', ['operator-not-for-field', 'contains']],
    ['time in (today)', ['operator-not-for-field', 'in']],
    ['code > 200', ['operator-not-for-field', '>']],
    ['text is empty', ['operator-not-for-field', 'is empty']],
    ['file is empty', ['operator-not-for-field', 'is empty']],
    // Nobody could stop it.
    ['file ~ ^a', ['operator-not-for-field', '~']],
    ['import is empty', ['operator-not-for-field', 'is empty']],
    ['import contains 1', ['operator-not-for-field', 'contains']],
    ['user is lena', ['operator-unfinished', 'is', { begun: 'is', whole: ['is empty', 'is not empty'] }]],
    ['user starts lena', ['operator-unfinished', 'starts', { begun: 'starts', whole: ['starts with'] }]],
    ['= x', ['field-missing', '=', { operator: '=' }]],
    ['"user" = x', ['field-missing', '=']],
    ['user in a', ['list-missing', 'a', { operator: 'in' }]],
    ['user in', ['list-missing', 'in']],
    ['user in (a, b', ['paren-open', '(']],
    ['(a or b', ['paren-open', '(']],
    ['a) b', ['paren-extra', ')']],
    ['a and', ['operand-missing', 'and', { after: 'and' }]],
    ['or a', ['operand-missing', 'or', { after: 'or' }]],
    ['a or', ['operand-missing', 'or', { after: 'or' }]],
    ['a and and b', ['operand-missing', 'and']],
    ['a and not', ['operand-missing', 'not', { after: 'not' }]],
    ['a ()', ['operand-missing', '()', { after: '(' }]],
    ['(a or )', ['operand-missing', 'or']],
    ['a, b', ['unexpected', ',', { text: ',' }]],
    ['user = a,b', ['unexpected', ',']],
    ['servce = x and code > 1', ['unknown-field', 'servce'], ['operator-not-for-field', '>']],
  ];
  it.each(cases)('%j', (text, ...wanted) => {
    const { expression, problems } = parseQuery(text, CONTEXT);
    expect(expression).toBeNull();
    expect(problems.map(({ code, from, to }) => [code, text.slice(from, to)])).toEqual(
      wanted.map(([code, place]) => [code, place]),
    );
    wanted.forEach(([, , details], index) => {
      if (details !== undefined) expect(problems[index]?.details).toEqual(details);
    });
  });

  it('says which operators a time takes', () => {
    expect(parseQuery('time ~ x', CONTEXT).problems[0]?.details).toEqual({
      operator: '~',
      field: 'time',
      allowed: ['=', '!=', 'is empty', 'is not empty', '>', '>=', '<', '<='],
    });
  });

  it('gives the reason of the engine for a pattern, without the pattern', () => {
    const [problem] = parseQuery('user ~ "a: /x/u: ("', CONTEXT).problems;
    expect(problem?.details).toEqual({ reason: 'Unterminated group' });
  });
});

describe('pieces have their colours', () => {
  const cases: [text: string, pieces: string][] = [
    [
      'service = VPC and not (user in ("a b", c) or x)',
      'field:service operator:= value:VPC keyword:and keyword:not paren:( field:user operator:in paren:( value:"a b" paren:, value:c paren:) keyword:or word:x paren:)',
    ],
    ['user not starts with* x', 'field:user operator:not starts with* value:x'],
    ['user:x "y z" && w', 'field:user operator:: value:x word:"y z" keyword:&& word:w'],
    [
      'servce = x and user = "y',
      'error:servce operator:= value:x keyword:and field:user operator:= error:"y',
    ],
    ['= 5 and code = 2', 'error:= value:5 keyword:and field:code operator:= value:2'],
    ['a) b', 'word:a error:) word:b'],
    ['time > 2026-11-20 10:00', 'field:time operator:> value:2026-11-20 10:00'],
    ['user is empty', 'field:user operator:is empty'],
    ['user is x', 'field:user error:is word:x'],
  ];
  it.each(cases)('%j', (text, pieces) => {
    const { tokens } = parseQuery(text, CONTEXT);
    expect(tokens.map(({ kind, from, to }) => `${kind}:${text.slice(from, to)}`).join(' ')).toBe(pieces);
  });
});

it('says where each part stands, parentheses around the whole left out', () => {
  const text = ' (user = a or (b)) and not (c d) ';
  const root = expressionOf(text);
  const places: string[] = [];
  const walk = (one: typeof root): void => {
    places.push(`${one.kind}: ${text.slice(one.from, one.to)}`);
    if (one.kind === 'and' || one.kind === 'or') one.of.forEach(walk);
    else if (one.kind === 'not') walk(one.of);
  };
  walk(root);
  expect(places).toEqual([
    'and: (user = a or (b)) and not (c d)',
    'or: user = a or (b)',
    'clause: user = a',
    'clause: b',
    'not: not (c d)',
    'and: c d',
    'clause: c',
    'clause: d',
  ]);
});

it('is plain data', () => {
  const expression = expressionOf('user != (a, B) time >= 2026-11-20');
  expect(structuredClone(expression)).toEqual(expression);
  expect(withoutRanges(expression)).toEqual({
    kind: 'and',
    of: [
      {
        kind: 'clause',
        subject: { kind: 'column', field: 'user.name' },
        test: { kind: 'in', values: ['a', 'B'], fold: false },
        negated: true,
      },
      {
        kind: 'clause',
        subject: { kind: 'time', field: 'time' },
        test: {
          kind: 'compare',
          sign: '>=',
          moment: {
            written: '2026-11-20',
            from: Date.UTC(2026, 10, 19, 16),
            to: Date.UTC(2026, 10, 20, 16),
          },
        },
        negated: false,
      },
    ],
  });
});
