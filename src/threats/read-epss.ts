/** FIRST's list of EPSS scores: CSV, packed or not, whose first line says which model gave the scores, and on which day. */

import { cvePattern, refuseMany, textOfList, unusable } from './list-text.ts';
import type { EpssList, EpssScore, ReadList } from './model.ts';

const expected =
  'the CSV of FIRST: a first line "#model_version:…,score_date:YYYY-MM-DD…", a second "cve,epss,percentile", then one a vulnerability';

/** Scores of other vulnerabilities than those that `isKnown` are counted and not kept. Throws a KnownError MalformedDocument. */
export function readEpss(bytes: Uint8Array, name: string, isKnown: (cve: string) => boolean): ReadList<EpssList> {
  const text = textOfList(bytes, name).replace(/^\uFEFF/, '');
  const [first = '', second = '', ...rows] = text.split(/\r?\n/);
  const [, model, day] = /^#\s*model_version:([^,\s]{1,40}),\s*score_date:(\d{4}-\d{2}-\d{2})/.exec(first) ?? [];
  if (model === undefined || day === undefined || !/^cve,epss,percentile\s*$/.test(second)) {
    throw unusable(name, `it begins with "${text.slice(0, 80).trim()}"`, expected);
  }
  // Each line of a whole file ends, the last one too.
  if (rows.pop() !== '') throw unusable(name, 'it ends in the middle of a line', 'a whole file');
  const scores = new Map<string, EpssScore>();
  const dropped: string[] = [];
  let published = 0;
  for (const [place, row] of rows.entries()) {
    const [cve = '', score = '', percentile = ''] = row.split(',');
    if (!cvePattern.test(cve) || !isShare(score) || !isShare(percentile)) {
      dropped.push(`line ${place + 3}: "${row.slice(0, 60)}"`);
      continue;
    }
    published += 1;
    if (isKnown(cve)) scores.set(cve, { score: Number(score), percentile: Number(percentile) });
  }
  refuseMany(name, dropped, published);
  if (published === 0) throw unusable(name, 'it has no score', expected);
  return { list: { model, day, published, scores }, dropped };
}

/** Small scores come as "5e-05". */
function isShare(text: string): boolean {
  return /^\d(\.\d+)?([eE]-\d{1,2})?$/.test(text) && Number(text) <= 1;
}
