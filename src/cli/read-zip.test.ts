import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { zipOf } from '../../test/builders/zip.ts';
import { isZip, readZip } from './read-zip.ts';

const files = { 'devices.csv': 'Device name,OS\nPC-7,Windows\n'.repeat(500), 'a/b.csv': 'ä', 'empty.csv': '' };
const textsOf = async (zip: Uint8Array) =>
  Object.fromEntries((await readZip(zip, 'x.zip')).map(({ name, bytes }) => [name, Buffer.from(bytes).toString()]));

test('files of a zip are unpacked, stored or deflated, whatever comment follows; folders are none', async () => {
  for (const method of [0, 8] as const) {
    for (const comment of ['', 'made by hand', 'x'.repeat(65_535)]) {
      const zip = zipOf({ 'a/': '', ...files }, { method, comment });
      assert.ok(isZip(zip));
      assert.deepEqual(await textsOf(zip), files, `${method} ${comment.length}`);
    }
  }
});

test('what another program packed is read, sizes behind the content among it', async (context) => {
  const script = [
    'import sys, zipfile',
    'class Pipe:',
    '    def write(self, data): sys.stdout.buffer.write(data); return len(data)',
    '    def flush(self): sys.stdout.buffer.flush()',
    'with zipfile.ZipFile(Pipe(), "w", zipfile.ZIP_DEFLATED) as zip: zip.writestr("devices.csv", "PC-7,Windows\\n" * 9)',
  ].join('\n');
  let zip: Buffer;
  try {
    zip = execFileSync('python3', ['-c', script]);
  } catch {
    context.diagnostic('LEFT OUT: there is no python3 to pack a zip.');
    return;
  }
  assert.deepEqual(await textsOf(zip), { 'devices.csv': 'PC-7,Windows\n'.repeat(9) });
});

test('a zip that is cut off, changed, has a password or is none says so', async () => {
  const zip = zipOf(files);
  const refused: readonly (readonly [Uint8Array, RegExp])[] = [
    [
      zip.subarray(0, zip.length - 30),
      /^x\.zip is a damaged zip: End of central directory record signature not found\. Either not a zip file, or file is truncated\.$/,
    ],
    [zip.subarray(20), /^x\.zip (?:cannot be unpacked|is a damaged zip): /],
    [zipOf(files, { encrypted: true }), /devices\.csv has a password/],
    [Buffer.from(zip).fill(0xff, 45, 60), /^x\.zip (?:cannot be unpacked: devices\.csv is damaged|is a damaged zip: )/],
    [Buffer.from('PK\x03\x04 and nothing that follows it'), /End of central directory record signature not found/],
  ];
  for (const [bytes, message] of refused) {
    await assert.rejects(readZip(bytes, 'x.zip'), { code: 'UnreadableFile', message }, String(message));
  }
  const tooLarge = Buffer.from(zip);
  tooLarge.writeUInt32LE(0xfffffff0, tooLarge.indexOf('PK\x01\x02') + 24);
  await assert.rejects(readZip(tooLarge, 'x.zip'), /more than 1073741824 bytes/);
  for (const [told, message] of [
    [10, /is a damaged zip: too many bytes in the stream/],
    [files['devices.csv'].length + 1, /is a damaged zip: not enough bytes in the stream/],
  ] as const) {
    const changed = Buffer.from(zip);
    changed.writeUInt32LE(told, changed.indexOf('PK\x01\x02') + 24);
    await assert.rejects(readZip(changed, 'x.zip'), { code: 'UnreadableFile', message });
  }
  for (const text of ['', 'PK', 'Device name,OS\n'.repeat(9)]) assert.equal(isZip(Buffer.from(text)), false);
});

test('no change of a byte ends in another error than ours, or in more than the directory says', async () => {
  const zip = zipOf({ 'a.csv': 'PC-7,Windows' }, { method: 0 });
  for (let at = 4; at < zip.length; at += 1) {
    for (const value of [0, 0x7f, 0xff]) {
      const changed = Buffer.from(zip);
      changed[at] = value;
      try {
        await readZip(changed, 'x.zip');
      } catch (error) {
        assert.equal((error as { code?: string }).code, 'UnreadableFile', `${at} ${value}`);
      }
    }
  }
});
