/** Which of several scores of a vulnerability is told. */

import type { Cvss } from '../model.ts';

/** The higher one; of two that are as high, one by an order of their vectors, so that it does not depend on which came first. */
export function higherCvss(one: Cvss | undefined, other: Cvss | undefined): Cvss | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  if (one.score !== other.score) return one.score > other.score ? one : other;
  return one.vector >= other.vector ? one : other;
}
