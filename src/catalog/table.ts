/** Records of the same fields: in memory, or as columns in the bytes of a file, where what is asked for is decoded and nothing else. */

export interface Table<Row> {
  readonly length: number;
  rowAt(place: number): Row;
  valueAt<Field extends keyof Row>(place: number, field: Field): Row[Field];
  /** What stands in a column: each value, in no order, perhaps several times. */
  valuesOf<Field extends keyof Row>(field: Field): readonly Row[Field][];
}

export function tableOf<Row>(records: readonly Row[]): Table<Row> {
  return {
    length: records.length,
    rowAt: (place) => at(records, place),
    valueAt: (place, field) => at(records, place)[field],
    valuesOf: (field) => records.map((record) => record[field]),
  };
}

/** Places refer to entries that exist: `compile` and the snapshot's checksum answer for that. */
export function at<Value>(list: ArrayLike<Value>, place: number): Value {
  const value = list[place];
  if (value === undefined) throw new RangeError(`catalogue: no entry at place ${place} of ${list.length}`);
  return value;
}
