/** Which encoding of ready bytes a client takes. */

import type { Encoding } from './ready-body.ts';

/** Brotli before gzip where the client has no preference of its own; identity when the header is absent or names neither. */
export function chooseEncoding(acceptEncoding: string | string[] | undefined): Encoding {
  if (acceptEncoding === undefined) return 'identity';
  let best: Encoding = 'identity';
  let bestQuality = 0;
  for (const part of String(acceptEncoding).split(',')) {
    const [name = '', ...parameters] = part
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/);
    const encoding = name === '*' ? 'br' : name;
    if (encoding !== 'br' && encoding !== 'gzip') continue;
    const quality = qualityOf(parameters);
    if (quality > bestQuality || (quality === bestQuality && quality > 0 && encoding === 'br')) {
      [best, bestQuality] = [encoding, quality];
    }
  }
  return best;
}

function qualityOf(parameters: readonly string[]): number {
  const text = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const quality = text === undefined ? 1 : Number(text);
  return Number.isNaN(quality) ? 0 : quality;
}
