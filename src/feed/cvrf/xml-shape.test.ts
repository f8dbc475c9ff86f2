import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Shape } from './shape-matcher.ts';
import { readByShape, XmlError } from './xml-shape.ts';

/** <list> of "urn:a" with <item> of "urn:b", the texts of which are collected. */
const item: Shape<string[]> = {
  namespace: 'urn:b',
  name: 'item',
  wanted: (attribute) => attribute('Type') !== 'unwanted',
  opened: (found, attribute) => void found.push(`(${attribute('Type')})`),
  text: (found, text) => void found.push(text),
};
const list: Shape<string[]> = { namespace: 'urn:a', name: 'list', children: [item] };

/** What is read of the XML, given to the reader in pieces of this length. */
function read(xml: string, pieceLength = xml.length): string[] {
  const found: string[] = [];
  const reader = readByShape(list, found);
  for (let start = 0; start < xml.length; start += pieceLength) reader.write(xml.slice(start, start + pieceLength));
  reader.close();
  return found;
}

function refusal(xml: string): string {
  try {
    read(xml);
  } catch (error) {
    assert.ok(error instanceof XmlError, String(error));
    return `${error.place} ${error.message}`;
  }
  assert.fail('the document was read');
}

test('elements are known by namespace and local name, whatever their prefixes', () => {
  for (const xml of [
    '<a:list xmlns:a="urn:a" xmlns:b="urn:b"><b:item>x</b:item></a:list>',
    '<list xmlns="urn:a" xmlns:other="urn:b"><other:item>x</other:item></list>',
    '<b:list xmlns:b="urn:a" xmlns:a="urn:b"><a:item>x</a:item></b:list>',
    '<list xmlns="urn:a"><item xmlns="urn:b">x</item></list>',
    '<list xmlns="urn:a"><b:item xmlns:b="urn:b">x</b:item></list>',
    "<l:list xmlns:b='urn:wrong' xmlns:l='urn:a'><b:item xmlns:b='urn:b'>x</b:item></l:list>",
  ]) {
    assert.deepEqual(read(xml), ['()', 'x'], xml);
  }
});

test('the right name in another namespace is skipped', () => {
  for (const xml of [
    '<list xmlns="urn:a"><item>x</item></list>',
    '<a:list xmlns:a="urn:a" xmlns:b="urn:c"><b:item>x</b:item></a:list>',
    '<a:list xmlns:a="urn:a"><item>x</item></a:list>',
    '<a:list xmlns:a="urn:a" xmlns:b="urn:b"><b:item xmlns:b="urn:c">x</b:item></a:list>',
  ]) {
    assert.deepEqual(read(xml), [], xml);
  }
});

test('a declaration ends with its element', () => {
  const declared = '<x:item xmlns:x="urn:b">1</x:item>';
  const skipped = '<other xmlns:b="urn:b"/>';
  assert.deepEqual(read(`<list xmlns="urn:a">${declared}${skipped}<item xmlns="urn:b">2</item></list>`), [
    '()',
    '1',
    '()',
    '2',
  ]);
  assert.match(
    refusal(`<list xmlns="urn:a">${declared}<x:item>2</x:item></list>`),
    /declared the namespace prefix of <x:item>/,
  );
  assert.match(
    refusal(`<list xmlns="urn:a">${skipped}<b:item>2</b:item></list>`),
    /declared the namespace prefix of <b:item>/,
  );
});

test('what a skipped element holds is skipped whole, even what would be read elsewhere', () => {
  const xml = `<a:list xmlns:a="urn:a" xmlns:b="urn:b">
    <b:other><b:item>no</b:item>no<b:other/></b:other><b:item>yes</b:item>
    <b:item Type="unwanted"><b:item>no</b:item></b:item><b:item Type="wanted">yes<b:item>no</b:item></b:item>
  </a:list>`;
  assert.deepEqual(read(xml), ['()', 'yes', '(wanted)', 'yes']);
});

test('text is text: entities, references, CDATA, line ends, comments', () => {
  const xml =
    '<a:list xmlns:a="urn:a" xmlns:b="urn:b"><b:item>&lt;a&#x20;&#8364; <![CDATA[<b>]]>\r\n<!-- no -->c</b:item><b:item/></a:list>';
  assert.deepEqual(read(xml), ['()', '<a € <b>\nc', '()', '']);
});

test('where the text is cut into pieces does not matter', () => {
  const xml =
    '<a:list xmlns:a="urn:a" xmlns:b="urn:b"><b:item Type="a&amp;b">x &lt; y 𝄞</b:item><b:other>no</b:other><b:item>\r\nz</b:item></a:list>';
  fc.assert(
    fc.property(fc.integer({ min: 1, max: xml.length }), (length) => {
      assert.deepEqual(read(xml, length), ['(a&b)', 'x < y 𝄞', '()', '\nz']);
    }),
  );
});

test('what is no well-formed XML is refused with its place', () => {
  const start = '<a:list xmlns:a="urn:a">\n';
  for (const [xml, expected] of [
    [`${start}<b></c></a:list>`, /^2:\d+ unexpected close tag/],
    [`${start}<b x=1/></a:list>`, /^2:\d+ unquoted attribute value/],
    [`${start}&nbsp;</a:list>`, /^2:\d+ undefined entity/],
    [`${start}\u0001</a:list>`, /^2:\d+ disallowed character/],
    [start, /^2:\d+ unclosed tag: a:list/],
    [`${start}</a:list><more/>`, /^2:\d+ documents may contain only one root/],
    ['', /^1:\d+ document must contain a root element/],
    ['text', /^1:\d+ /],
  ] as const) {
    assert.match(refusal(xml), expected, xml);
  }
});

test('another root is refused and named', () => {
  assert.match(refusal('<html/>'), /^1:\d+ the document is <html> of namespace "", not <list> of "urn:a"/);
  assert.match(refusal('<list/>'), /the document is <list> of namespace ""/);
  assert.match(refusal('<a:list/>'), /nobody has declared the namespace prefix of <a:list>/);
});

test('elements nested deeper than any document has, and one with more attributes, end the reading where they begin', () => {
  const nested = (depth: number) => `<list xmlns="urn:a">${'<x>'.repeat(depth - 1)}${'</x>'.repeat(depth - 1)}</list>`;
  assert.deepEqual(read(nested(100)), []);
  assert.match(refusal(nested(101)), /^1:\d+ elements are nested more than 100 deep/);
  const attributes = (count: number) => Array.from({ length: count }, (_, index) => ` a${index}=""`).join('');
  assert.deepEqual(read(`<list xmlns="urn:a"><x${attributes(100)}/><x${attributes(100)}/></list>`), []);
  assert.match(refusal(`<list xmlns="urn:a"><x${attributes(101)}/></list>`), /more than 100 attributes/);
});
