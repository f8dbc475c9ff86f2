/** Base score and base vector of CVSS 3, of the score sets of a vulnerability: a set for some of its products each. */

import { higherCvss } from '../../catalog/compile/cvss.ts';
import type { Cvss } from '../../catalog/model.ts';
import type { CvrfScore } from './records.ts';

const baseMetrics: readonly string[] = ['AV', 'AC', 'PR', 'UI', 'S', 'C', 'I', 'A'];

/** The highest one; undefined where there is none. `onUnknown` is told what cannot be read. */
export function cvssOf(scores: readonly CvrfScore[], onUnknown: (text: string) => void): Cvss | undefined {
  let highest: Cvss | undefined;
  for (const score of scores) {
    const read = readScore(score);
    if (read === undefined) onUnknown(`${score.baseScore} ${score.vector}`.trim());
    else highest = higherCvss(highest, read);
  }
  return highest;
}

/** The feed's vectors go on with temporal metrics (E, RL, RC), which the base score does not depend on. */
function readScore({ baseScore, vector }: CvrfScore): Cvss | undefined {
  const score = Number(baseScore.trim());
  const [version = '', ...metrics] = vector.trim().split('/');
  const base = metrics.filter((metric) => baseMetrics.includes(metric.slice(0, metric.indexOf(':'))));
  const isScore = /^\s*(?:10(?:\.0)?|\d(?:\.\d)?)\s*$/.test(baseScore);
  if (!isScore || !/^CVSS:3\.[01]$/.test(version) || base.length !== baseMetrics.length) return undefined;
  return { score, vector: [version, ...base].join('/') };
}
