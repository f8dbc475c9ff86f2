import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Put, Rooms, RoomsToRead, roomBytes } from './rooms.ts';

test('bytes come through whole and in order, and what was read last is not written over', () => {
  const rooms = new Rooms();
  const reader = new RoomsToRead((room) => rooms.free(room));
  const bytes = Uint8Array.from({ length: 100 * roomBytes + 17 }, (_, place) => (place * 31) >> 3);
  const waiting: Put[] = [];
  const held: { readonly piece: Uint8Array; readonly from: number }[] = [];
  const read = (put: Put | undefined, from: number) => {
    assert.ok(put, 'no room is free, though everything was read');
    held.push({ piece: reader.read(put), from });
    // Three stages of a stream may each hold one.
    for (const { piece, from: begin } of held.slice(-4)) {
      assert.equal(Buffer.compare(piece, bytes.subarray(begin, begin + piece.length)), 0);
    }
  };
  let sent = 0;
  let got = 0;
  while (sent < bytes.length) {
    const put = rooms.put(bytes, sent);
    if (put === undefined) {
      const next = waiting.shift();
      read(next, got);
      got += next?.length ?? 0;
    } else {
      waiting.push(put);
      sent += put.length;
    }
  }
  for (const put of waiting) {
    read(put, got);
    got += put.length;
  }
  assert.equal(got, bytes.length);
  assert.ok(new Set(held.map(({ piece }) => piece.buffer)).size <= 16);
});

test('a reader that takes nothing is given no more than four megabytes', () => {
  const rooms = new Rooms();
  const bytes = new Uint8Array(roomBytes);
  let given = 0;
  while (rooms.put(bytes, 0) !== undefined) given += bytes.length;
  assert.equal(given, 4 * 1024 * 1024);
});
