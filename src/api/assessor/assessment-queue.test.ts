import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { KnownError, type RetryLater } from '../../errors.ts';
import { AssessmentQueue } from './assessment-queue.ts';

const tooHeavy = () => Promise.reject(new KnownError('AssessmentTooHeavy', 'Not within 5 seconds.'));

/** A piece of work that ends when it is told to. */
function openEnded() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, finish: () => resolve('done') };
}

test('a state that proved too heavy is not tried again for ten minutes, and then it is', async () => {
  const clock = { now: 0 };
  const queue = new AssessmentQueue({ now: () => clock.now });
  await assert.rejects(queue.run(1, tooHeavy), { code: 'AssessmentTooHeavy', retryAfterSeconds: 600 });
  let tried = 0;
  const count = async () => {
    tried += 1;
    return 'light';
  };
  clock.now = 599_001;
  await assert.rejects(queue.run(1, count), { code: 'AssessmentTooHeavy', retryAfterSeconds: 1 });
  assert.equal(tried, 0);
  assert.equal(await queue.run(2, count), 'light');
  clock.now = 600_000;
  assert.equal(await queue.run(1, count), 'light');
});

test('a clock that is set back does not make a rest longer', async () => {
  const clock = { now: 7_200_000 };
  const queue = new AssessmentQueue({ now: () => clock.now });
  await assert.rejects(queue.run(1, tooHeavy), { code: 'AssessmentTooHeavy' });
  clock.now = 3_600_000;
  assert.equal(await queue.run(1, async () => 'light'), 'light');
});

test('a state that proved too heavy while others of it waited is not tried by them either', async () => {
  const queue = new AssessmentQueue({ now: () => 0 });
  const busy = [openEnded(), openEnded()];
  const running = busy.map(({ work }, place) => queue.run(place, work));
  let tried = 0;
  const failing = () => {
    tried += 1;
    return tooHeavy();
  };
  const waiting = [queue.run(7, failing), queue.run(7, failing)];
  busy[0]?.finish();
  for (const refused of waiting) await assert.rejects(refused, { code: 'AssessmentTooHeavy' });
  assert.equal(tried, 1);
  busy[1]?.finish();
  await Promise.all(running);
});

test('two states are worked on at once, and beyond the longest queue the server is busy', async () => {
  const queue = new AssessmentQueue({ now: () => 0, maxWaiting: 3 });
  const tasks = Array.from({ length: 5 }, openEnded);
  const results = tasks.map(({ work }, place) => queue.run(place, work));
  await assert.rejects(
    queue.run(9, async () => 'never'),
    (error: RetryLater) => {
      assert.deepEqual([error.code, error.httpStatus, error.retryAfterSeconds], ['ServerBusy', 503, 1]);
      return true;
    },
  );
  for (const { finish } of tasks) finish();
  assert.deepEqual(await Promise.all(results), Array(5).fill('done'));
  assert.equal(await queue.run(9, async () => 'again'), 'again');
});

test('work that fails for another reason fails as it did, and is tried again', async () => {
  const queue = new AssessmentQueue({ now: () => 0 });
  await assert.rejects(
    queue.run(1, () => Promise.reject(new Error('fault'))),
    { message: 'fault' },
  );
  assert.equal(await queue.run(1, async () => 'fine'), 'fine');
});

test('work that nobody waits for has its turn when nothing else is under way, one piece at a time', async () => {
  const queue = new AssessmentQueue({ now: () => 0 });
  const done: string[] = [];
  const asked = openEnded();
  const answering = queue.run(1, asked.work).then(() => done.push('asked'));
  const pieces = ['first', 'second'].map((name) =>
    queue.runInQuiet(async () => {
      done.push(`${name} begins`);
      await setTimeout(30);
      done.push(`${name} ends`);
    }),
  );
  await setTimeout(60);
  assert.deepEqual(done, []);
  asked.finish();
  await Promise.all([answering, ...pieces]);
  assert.deepEqual(done, ['asked', 'first begins', 'first ends', 'second begins', 'second ends']);
});

test('work that nobody waits for and that fails holds up no other', async () => {
  const queue = new AssessmentQueue({ now: () => 0 });
  const failing = queue.runInQuiet(() => Promise.reject(new Error('fault')));
  const next = queue.runInQuiet(async () => 'fine');
  await assert.rejects(failing, { message: 'fault' });
  assert.equal(await next, 'fine');
});
