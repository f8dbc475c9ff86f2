import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MemoryLeases } from '../../test/builders/memory-leases.ts';
import { type RateWindow, TooManyRequests, windowsOfCaller } from './rate-limits.ts';
import { SharedRateLimiter } from './shared-rate-limits.ts';

const minute = 60_000;

interface Replica {
  /** Whether one call passed; in how many seconds to come again where it did not. */
  call(): Promise<'passed' | number>;
  readonly limiter: SharedRateLimiter;
}

/** Servers whose clocks differ from the database's, and from each other's, by any time. */
function replicas(offsets: readonly number[], limits: { perMinute: number; perHour: number } | readonly RateWindow[]) {
  const clock = { now: 1_000_000_000 };
  const leases = new MemoryLeases(() => clock.now);
  const away: (Error | undefined)[] = [];
  const start = (offset: number): Replica => {
    const now = () => clock.now + offset;
    const windows = 'perMinute' in limits ? windowsOfCaller(limits) : limits;
    const onAway = (error?: Error) => void away.push(error);
    const limiter = new SharedRateLimiter({ windows, leases, scope: 'caller', now, onAway });
    return {
      limiter,
      async call() {
        try {
          await limiter.take('app', now());
          return 'passed';
        } catch (error) {
          assert.ok(error instanceof TooManyRequests, String(error));
          return error.retryAfterSeconds;
        }
      },
    };
  };
  return { clock, leases, away, servers: offsets.map(start) };
}

test('whoever calls whichever server when, whatever their clocks say and however slow the database is: never over the limit in any stretch of a window', async () => {
  const call = fc.record({
    gap: fc.oneof(fc.constant(0), fc.nat(60), fc.nat(900)),
    server: fc.nat(4),
    way: fc.nat(100),
    sweep: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -3_600_000, max: 3_600_000 }), { minLength: 1, maxLength: 5 }),
      fc.integer({ min: 1, max: 80 }),
      // Not much longer than a lease lives, so that its ends matter.
      fc.integer({ min: 1_000, max: 8_000 }),
      fc.array(call, { minLength: 100, maxLength: 400 }),
      async (offsets, limit, lengthMs, calls) => {
        const { clock, leases, servers } = replicas(offsets, [{ limit, lengthMs, name: '' }]);
        const passed: number[] = [];
        for (const { gap, server, way, sweep } of calls) {
          clock.now += gap;
          leases.onWay = () => {
            clock.now += way;
          };
          const { call, limiter } = servers[server % servers.length] as Replica;
          if (sweep) await limiter.sweep();
          if ((await call()) !== 'passed') continue;
          passed.push(clock.now);
          const inWindow = passed.filter((time) => time > clock.now - lengthMs).length;
          assert.ok(inWindow <= limit, `${inWindow} calls of ${limit}`);
        }
        for (const { limiter } of servers) await limiter.close();
      },
    ),
    { numRuns: 200 },
  );
});

test('one server alone has the whole limit at once, and 95 per cent of it in the long run, whatever the pace', async () => {
  for (const gap of [10, 150, 290, 590]) {
    const { clock, servers } = replicas([0, 0, 0], { perMinute: 100, perHour: 0 });
    const { call, limiter } = servers[0] as Replica;
    const passed: number[] = [];
    const start = clock.now;
    for (; clock.now < start + 20 * minute; clock.now += gap) if ((await call()) === 'passed') passed.push(clock.now);
    assert.equal(passed.filter((time) => time < start + minute).length, Math.min(100, Math.ceil(minute / gap)));
    assert.ok(passed.length >= 0.95 * 20 * 100, `${passed.length} of 2000 at a call each ${gap} ms`);
    await limiter.close();
  }
});

test('a call that comes again when it was told to passes, unless others were there before', async () => {
  for (const gap of [0, 7, 430]) {
    const { clock, servers } = replicas([5_000, -70_000], { perMinute: 30, perHour: 200 });
    for (let call = 0; call < 300; call += 1) {
      clock.now += gap;
      const wait = await (servers[call % 2] as Replica).call();
      if (wait === 'passed') continue;
      assert.ok(wait >= 1 && wait <= 3_602);
      clock.now += wait * 1000;
      assert.equal(await (servers[call % 2] as Replica).call(), 'passed');
    }
    for (const { limiter } of servers) await limiter.close();
  }
});

test('the store is asked once for many calls, and not at all by a flood of refused ones', async () => {
  const { clock, leases, servers } = replicas([0], { perMinute: 1_000, perHour: 0 });
  const { call, limiter } = servers[0] as Replica;
  for (let calls = 0; calls < 1_000; calls += 1) assert.equal(await call(), 'passed');
  assert.equal(leases.asked, 20);
  clock.now += 2_000;
  for (let calls = 0; calls < 1_000; calls += 1) assert.notEqual(await call(), 'passed');
  assert.equal(leases.asked, 21);
  await limiter.close();
});

test('a call within a lease waits for nothing, and calls that come at once share one', async () => {
  const { clock, leases, servers } = replicas([0], { perMinute: 100, perHour: 0 });
  const { limiter } = servers[0] as Replica;
  const waiting = Array.from({ length: 5 }, () => limiter.take('app', clock.now));
  assert.ok(waiting.every((taken) => taken instanceof Promise));
  await Promise.all(waiting);
  assert.equal(leases.asked, 1);
  await limiter.take('app', clock.now);
  assert.equal(limiter.take('app', clock.now), undefined);
  await limiter.close();
});

test('what a lease leaves unused is given back when it ends, and when the server stops', async () => {
  const { clock, servers } = replicas([0, 0], { perMinute: 20, perHour: 0 });
  const [first, second] = servers as [Replica, Replica];
  const wide = replicas([0, 0], { perMinute: 40, perHour: 0 });
  const [one, two] = wide.servers as [Replica, Replica];
  assert.equal(await one.call(), 'passed');
  for (let calls = 0; calls < 38; calls += 1) assert.equal(await two.call(), 'passed');
  assert.notEqual(await two.call(), 'passed');
  wide.clock.now += 2_000;
  await one.limiter.sweep();
  assert.equal(await two.call(), 'passed');
  assert.notEqual(await two.call(), 'passed');
  for (let calls = 0; calls < 20; calls += 1) assert.equal(await first.call(), 'passed');
  clock.now += 1;
  await first.limiter.close();
  assert.notEqual(await second.call(), 'passed');
  for (const { limiter } of [second, one, two]) await limiter.close();
});

test('while the store does not answer, each server counts alone by the whole limit, and says so once', async () => {
  const { clock, leases, away, servers } = replicas([0, 0], { perMinute: 10, perHour: 0 });
  const [first, second] = servers as [Replica, Replica];
  for (let calls = 0; calls < 4; calls += 1) assert.equal(await first.call(), 'passed');
  clock.now += 2_000;
  leases.onWay = () => {
    throw new Error('The database does not answer.');
  };
  const outcomes = [];
  for (let calls = 0; calls < 12; calls += 1) outcomes.push(await first.call(), await second.call());
  // The first server knows of its four calls before.
  assert.equal(outcomes.filter((outcome) => outcome === 'passed').length, 6 + 10);
  assert.deepEqual(outcomes.at(-1), 60);
  assert.deepEqual(
    away.map((error) => error?.message),
    ['The database does not answer.', 'The database does not answer.'],
  );
  assert.equal(leases.asked, 4 + 2);
  leases.onWay = () => undefined;
  clock.now += 65_000;
  assert.equal(await first.call(), 'passed');
  assert.deepEqual(away.slice(2), [undefined]);
  for (const { limiter } of servers) await limiter.close();
});

test('a limit of 0 is off', () => {
  const { leases, servers } = replicas([0], { perMinute: 0, perHour: 0 });
  const { limiter } = servers[0] as Replica;
  for (let calls = 0; calls < 5_000; calls += 1) assert.equal(limiter.take('app', 0), undefined);
  assert.equal(leases.asked, 0);
});
