import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { SecretChecker, type SecretCheckerOptions } from './secret-checker.ts';
import { hashSecret, makeSecret } from './secrets.ts';

const checkers: SecretChecker[] = [];
after(() => Promise.all(checkers.map((checker) => checker.close())));

function newChecker(options: SecretCheckerOptions = {}): SecretChecker {
  const checker = new SecretChecker(options);
  checkers.push(checker);
  return checker;
}

/** As version 0.1 made it. */
function withoutMark(secretHash: string): string {
  return secretHash.split('$').slice(0, 6).join('$');
}

/** The slow check throws: it would take more memory than it may. */
function withImpossibleCost(secretHash: string): string {
  return secretHash.replace('$16384$', '$16777216$');
}

test('a right secret is right and a wrong one wrong, the second time as well', async () => {
  const checker = newChecker();
  const secret = makeSecret();
  const marked = await hashSecret(secret);
  for (const secretHash of [marked, withoutMark(marked)]) {
    for (const _ of [1, 2]) {
      assert.equal(await checker.isRight(secret, secretHash), true);
      assert.equal(await checker.isRight(makeSecret(), secretHash), false);
      assert.equal(await checker.isRight('', secretHash), false);
    }
  }
});

test('a wrong secret is refused without the slow check', async () => {
  const checker = newChecker();
  const secret = makeSecret();
  const secretHash = withImpossibleCost(await hashSecret(secret));
  assert.equal(await checker.isRight(makeSecret(), secretHash), false);
  await assert.rejects(checker.isRight(secret, secretHash), { name: 'RangeError' });
});

test('once the right secret is known, no other one is checked slowly, whatever its hash', async () => {
  const checker = newChecker({ maxWaitingOfOne: 1 });
  const secret = makeSecret();
  const secretHash = withoutMark(await hashSecret(secret));
  await checker.isRight(secret, secretHash);
  const wrong = Array.from({ length: 100 }, () => checker.isRight(makeSecret(), secretHash));
  assert.deepEqual(new Set(await Promise.all(wrong)), new Set([false]));
});

test('one application cannot fill the queue: others are checked while its own secrets are put off', async () => {
  const checker = newChecker({ maxWaitingOfOne: 2 });
  const [secret, other] = [makeSecret(), makeSecret()];
  const attacked = withoutMark(await hashSecret(secret));
  const quiet = withoutMark(await hashSecret(other));
  const flood = Array.from({ length: 20 }, () => checker.isRight(makeSecret(), attacked));
  const settled = Promise.allSettled(flood);
  assert.equal(await checker.isRight(other, quiet), true);
  const putOff = (await settled).filter(({ status }) => status === 'rejected');
  assert.equal(putOff.length, 18);
  const [{ reason }] = putOff as [PromiseRejectedResult];
  assert.deepEqual([reason.code, reason.retryAfterSeconds], ['TooManyRequests', 1]);
  assert.equal(await checker.isRight(secret, attacked), true);
});

test('no more than a bounded number of secrets waits', async () => {
  const checker = newChecker({ maxWaiting: 2 });
  const hashes = await Promise.all(Array.from({ length: 5 }, async () => withoutMark(await hashSecret(makeSecret()))));
  const asked = await Promise.allSettled(hashes.map((secretHash) => checker.isRight(makeSecret(), secretHash)));
  assert.deepEqual(
    asked.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'],
  );
});

test('a secret that is asked for many times at once is checked once', async () => {
  const checker = newChecker({ maxWaitingOfOne: 1 });
  const secret = makeSecret();
  const secretHash = withoutMark(await hashSecret(secret));
  const asked = await Promise.all(Array.from({ length: 50 }, () => checker.isRight(secret, secretHash)));
  assert.deepEqual(new Set(asked), new Set([true]));
});

test('the slow check leaves the threads of Node to others', async () => {
  const checker = newChecker();
  const secretHash = withoutMark(await hashSecret(makeSecret()));
  const order: string[] = [];
  const slow = Array.from({ length: 4 }, async () => {
    await checker.isRight(makeSecret(), secretHash);
    order.push('secret');
  });
  const signature = crypto.subtle.digest('SHA-256', new Uint8Array(8)).then(() => order.push('signature'));
  await Promise.all([...slow, signature]);
  assert.equal(order[0], 'signature');
});
