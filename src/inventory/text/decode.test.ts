import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encode, writeTextListing } from '../testing/listing.ts';
import { listingLanguages } from '../testing/listing-languages.ts';
import { decodeText } from './decode.ts';

for (const language of listingLanguages) {
  const text = writeTextListing(language).replaceAll('\r\n', '\n').replaceAll('’', "'");
  for (const codePage of language.codePages) {
    test(`${language.name} in ${codePage} comes out letter by letter`, () => {
      assert.equal(decodeText(encode(text, codePage)), text);
    });
  }
}

test('a single damaged byte does not turn UTF-8 into a code page', () => {
  const bytes = Buffer.from('Имя компьютера: PC\nВерсия системы: 10.0.19045\n'.repeat(4), 'utf8');
  bytes[9] = 0x20;
  assert.match(decodeText(bytes), /Версия системы: 10\.0\.19045/);
});

test('a character cut off at the end is forgiven', () => {
  const bytes = Buffer.from('Größe', 'utf8').subarray(0, 4);
  assert.equal(decodeText(bytes), 'Gr\u00f6');
});

test('line ends of all kinds become one kind, marks of direction and hard blanks go', () => {
  assert.equal(decodeText(Buffer.from('\ufeffa\r\nb\rc\u200e\u202ad\u00a0e')), 'a\nb\ncd e');
});

test('an ideographic text in UTF-16 without a mark is told by its digits and blanks', () => {
  const text = '修补程序:         安装了 12 个修补程序。\n                  [01]: KB5066130\n';
  for (const encoding of ['utf16le', 'utf16be']) assert.equal(decodeText(encode(text, encoding)), text);
});

test('the colours of a console are taken out', () => {
  assert.equal(decodeText(Buffer.from('\u001b[32;1mSource\u001b[0m HotFixID')), 'Source HotFixID');
});
