/** Which of some media types a client takes best, by its header Accept (RFC 9110, section 12.5.1). */

interface Range {
  readonly range: string;
  readonly quality: number;
}

/** The first of those that it likes equally well; undefined where it takes none of them. Types are lower case. */
export function chooseMediaType(accept: string, types: readonly string[]): string | undefined {
  const ranges = accept.toLowerCase().split(',').map(readRange);
  const liked = types.map((type) => ({ type, quality: qualityOf(type, ranges) })).filter(({ quality }) => quality > 0);
  return liked.toSorted((one, other) => other.quality - one.quality)[0]?.type;
}

/** Parameters of the type itself are passed over. */
function readRange(text: string): Range {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim());
  const told = parameters.find((parameter) => parameter.startsWith('q='));
  return { range, quality: told === undefined ? 1 : Number(told.slice(2)) || 0 };
}

/** By the range that is nearest to it. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  for (const name of [type, `${type.split('/')[0]}/*`, '*/*']) {
    const found = ranges.find(({ range }) => range === name);
    if (found !== undefined) return found.quality;
  }
  return 0;
}
