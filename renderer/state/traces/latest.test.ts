import { expect, it } from 'vitest';
import { Failure } from '../../../shared/model/failure.ts';
import { Latest } from './latest.svelte.ts';

interface Asked {
  question: string;
  answer(value: string): Promise<void>;
}

function source(): { latest: Latest<string, string>; asked: Asked[] } {
  const asked: Asked[] = [];
  const latest = new Latest<string, string>((question) => {
    const { promise, resolve } = Promise.withResolvers<string>();
    asked.push({
      question,
      async answer(value) {
        resolve(value);
        // What waits for the answer goes on in a later turn.
        await new Promise((next) => setTimeout(next));
      },
    });
    return promise;
  });
  return { latest, asked };
}

it('keeps an answer until the next one is there', async () => {
  const { latest, asked } = source();
  latest.ask('one');
  await asked[0]?.answer('first');
  latest.ask('two');
  expect(latest.answer).toEqual({ question: 'one', value: 'first' });
  await asked[1]?.answer('second');
  expect(latest.answer).toEqual({ question: 'two', value: 'second' });
});

it('puts only the last of several questions, and drops an answer that nobody waits for', async () => {
  const { latest, asked } = source();
  latest.ask('one');
  latest.ask('two');
  latest.ask('three');
  await asked[0]?.answer('first');
  expect(latest.answer).toBeNull();
  expect(asked.map(({ question }) => question)).toEqual(['one', 'three']);
  await asked[1]?.answer('third');
  expect(latest.answer?.value).toBe('third');
});

it('forgets an answer that is on its way', async () => {
  const { latest, asked } = source();
  latest.ask('one');
  latest.clear();
  await asked[0]?.answer('first');
  expect(latest.answer).toBeNull();
});

it('says that what it has is not of the last question where that failed, until one is answered', async () => {
  const { promise, reject } = Promise.withResolvers<string>();
  const latest = new Latest<string, string>((question) =>
    question === 'wrong' ? promise : Promise.resolve(question),
  );
  const settled = () => expect.poll(() => latest.isAwaited).toBe(false);
  latest.ask('one');
  await settled();
  expect(latest.isUnanswered).toBe(false);
  latest.ask('wrong');
  reject(new Failure('host-unreachable', {}));
  await settled();
  expect([latest.answer?.value, latest.isUnanswered, latest.isOld]).toEqual(['one', true, true]);
  latest.ask('two');
  await settled();
  expect([latest.answer?.value, latest.isUnanswered, latest.isOld]).toEqual(['two', false, false]);
});

it('says why a question was not answered, and puts it again when it is told to', async () => {
  const failure = new Failure('host-unreachable', {});
  let asked = 0;
  const latest = new Latest<string, string>((question) =>
    (asked += 1) === 1 ? Promise.reject(failure) : Promise.resolve(question),
  );
  latest.ask('one');
  await expect.poll(() => latest.failure).toBe(failure);
  expect(latest.isAwaited).toBe(false);
  latest.again();
  expect(latest.isAwaited).toBe(true);
  await expect.poll(() => latest.answer?.value).toBe('one');
  expect(latest.failure).toBeNull();
});

it('is awaited from the question on until the last one is answered', async () => {
  const { latest, asked } = source();
  expect(latest.isAwaited).toBe(false);
  latest.ask('one');
  latest.ask('two');
  expect(latest.isAwaited).toBe(true);
  await asked[0]?.answer('first');
  expect(latest.isAwaited).toBe(true);
  await asked[1]?.answer('second');
  expect(latest.isAwaited).toBe(false);
});
