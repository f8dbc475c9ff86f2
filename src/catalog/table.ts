/** Records of the same fields: in memory, or as columns in the bytes of a file, where what is asked for is decoded and nothing else. */

export interface Table<Row> {
  readonly length: number;
  rowAt(index: number): Row;
  valueAt<Field extends keyof Row>(index: number, field: Field): Row[Field];
  /** What stands in a column: each value, in no order, perhaps several times. */
  valuesOf<Field extends keyof Row>(field: Field): readonly Row[Field][];
}

export function tableOf<Row>(records: readonly Row[]): Table<Row> {
  return {
    length: records.length,
    rowAt: (index) => at(records, index),
    valueAt: (index, field) => at(records, index)[field],
    valuesOf: (field) => records.map((record) => record[field]),
  };
}

/** Places refer to entries that exist: `compile` and the snapshot's checksum answer for that. */
export function at<Value>(list: ArrayLike<Value>, index: number): Value {
  const value = list[index];
  if (value === undefined) throw new RangeError(`catalogue: no entry at place ${index} of ${list.length}`);
  return value;
}
