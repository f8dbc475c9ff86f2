/** One column of a row group in Parquet: its different values once where they repeat, and which of them each row has. */

import type { ColumnChunk, Encoding, ParquetType, SchemaElement } from 'hyparquet';
import type { Writer } from 'hyparquet-writer';
import type { ColumnEncoder } from 'hyparquet-writer/src/types.js';
import { loadWhenNeeded } from '../../load-when-needed.ts';
import type { CodedColumn, Value } from './coded-parts.ts';
import type { CellType, Column } from './columns.ts';

const types: Readonly<Record<CellType, { readonly type: ParquetType } & Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  list: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'INT32' },
  flag: { type: 'BOOLEAN' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
  day: { type: 'INT32', converted_type: 'DATE' },
};

const dayMs = 86_400_000;

export function elementOf({ name, type, nullable }: Column): SchemaElement {
  return { name, ...types[type], repetition_type: nullable ? 'OPTIONAL' : 'REQUIRED' };
}

/** What hardly repeats is written where it stands. */
const leastRepeats = 2;

/** `parts` has, row by row, the number of the part that the column is of. */
export function writeChunk(writer: Writer, coded: CodedColumn, parts: Uint32Array): ColumnChunk {
  const { name, type: cellType } = coded.column;
  const { dictionary, places } = pickValues(coded, parts);
  const values = dictionary.map((value) => physicalOf(cellType, value));
  const repeats = values.length * leastRepeats <= parts.length;
  const hasDictionary = repeats && cellType !== 'flag';
  const encoding: Encoding = cellType === 'flag' ? 'RLE' : hasDictionary ? 'RLE_DICTIONARY' : 'PLAIN';
  const pages = createPages(writer, coded.column);
  const start = writer.offset;
  const dictionaryBytes = hasDictionary ? pages.dictionary(values) : 0;
  const dataAt = writer.offset;
  const dataBytes = pages.data(encoding, places, hasDictionary ? undefined : values);
  return {
    file_offset: BigInt(start),
    meta_data: {
      type: types[cellType].type,
      encodings: hasDictionary ? ['PLAIN', encoding] : [encoding],
      path_in_schema: [name],
      codec: 'SNAPPY',
      num_values: BigInt(parts.length),
      total_compressed_size: BigInt(writer.offset - start),
      total_uncompressed_size: BigInt(dictionaryBytes + dataBytes),
      data_page_offset: BigInt(dataAt),
      ...(hasDictionary && { dictionary_page_offset: BigInt(start) }),
    },
  };
}

interface Picked {
  /** Those of the values that the rows have, in the order in which they come. */
  readonly dictionary: readonly Value[];
  /** Row by row, which of them; -1 for nothing. */
  readonly places: Int32Array;
}

function pickValues({ values, codes }: CodedColumn, parts: Uint32Array): Picked {
  const dictionary: Value[] = [];
  const placeOf = new Int32Array(values.length).fill(-1);
  const places = new Int32Array(parts.length);
  for (let row = 0; row < parts.length; row += 1) {
    const code = codes[parts[row] as number] as number;
    if (code >= 0 && placeOf[code] === -1) placeOf[code] = dictionary.push(values[code] as Value) - 1;
    places[row] = code < 0 ? -1 : (placeOf[code] as number);
  }
  return { dictionary, places };
}

type Physical = string | number | boolean | bigint;

function physicalOf(type: CellType, value: Value): Physical {
  if (type === 'instant') return BigInt(Date.parse(value as string));
  return type === 'day' ? Date.parse(value as string) / dayMs : (value as Physical);
}

/** Both give the bytes of their page as they are before they are compressed. */
function createPages(writer: Writer, column: Column) {
  const { writeDictionaryPage } = loadWhenNeeded<typeof import('hyparquet-writer/src/dictionary.js')>(
    'hyparquet-writer/src/dictionary.js',
  );
  const { writeDataPageV2 } = loadWhenNeeded<typeof import('hyparquet-writer/src/datapage.js')>(
    'hyparquet-writer/src/datapage.js',
  );
  const encoder = encoderOf(column);
  return {
    dictionary: (values: readonly Physical[]) => writeDictionaryPage(writer, encoder, [...values]),
    data(encoding: Encoding, places: Int32Array, values?: readonly Physical[]) {
      const valueAt = values === undefined ? (place: number) => place : (place: number) => values[place];
      const isWhole = values === undefined && !places.includes(-1);
      return writeDataPageV2({
        writer,
        column: encoder,
        encoding,
        pageData: {
          values: isWhole ? places : Array.from(places, (place) => (place < 0 ? null : valueAt(place))),
          definitionLevels: column.nullable ? Array.from(places, (place) => (place < 0 ? 0 : 1)) : [],
          repetitionLevels: [],
          maxDefinitionLevel: column.nullable ? 1 : 0,
        },
      });
    },
  };
}

function encoderOf(column: Column): ColumnEncoder {
  const { snappyCompress } = loadWhenNeeded<typeof import('hyparquet-writer/src/snappy.js')>(
    'hyparquet-writer/src/snappy.js',
  );
  const element = elementOf(column);
  return {
    columnName: column.name,
    element,
    schemaPath: [{ name: 'root' }, element],
    codec: 'SNAPPY',
    compressors: { SNAPPY: snappyCompress },
    // Least and greatest values of parts that are in no order help nobody.
    stats: false,
    pageSize: 0,
    columnIndex: false,
    offsetIndex: false,
  };
}
