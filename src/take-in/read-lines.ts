/** NDJSON as lines, while it arrives: no more of it is held than the pieces that one line lies in. */

/** A line and its number, from 1. One that is longer than allowed has no text. */
export interface Line {
  readonly number: number;
  readonly text?: string;
}

const newline = 0x0a;

/** The lines that ended in one piece come together: waiting for each alone would cost more than the line. */
export async function* readLines(
  pieces: AsyncIterable<Uint8Array>,
  longestBytes: number,
): AsyncGenerator<readonly Line[]> {
  let number = 0;
  /** Of a line that has not ended, unless it is too long already. */
  let begun: Buffer[] = [];
  let begunBytes = 0;
  const endBegun = (end: Buffer): Line => {
    number += 1;
    const isShort = begunBytes + end.length <= longestBytes;
    const line = isShort ? { number, text: Buffer.concat([...begun, end]).toString('utf8') } : { number };
    begun = [];
    begunBytes = 0;
    return line;
  };
  for await (const bytes of pieces) {
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const first = piece.indexOf(newline);
    if (first >= 0) {
      const last = piece.lastIndexOf(newline);
      const lines = [endBegun(piece.subarray(0, first))];
      if (last > first) {
        for (const text of piece.toString('utf8', first + 1, last).split('\n')) {
          number += 1;
          lines.push(text.length > longestBytes ? { number } : { number, text });
        }
      }
      yield lines;
      begin(piece.subarray(last + 1));
    } else {
      begin(piece);
    }
  }
  if (begunBytes > 0) yield [endBegun(Buffer.alloc(0))];

  function begin(part: Buffer): void {
    begunBytes += part.length;
    if (begunBytes > longestBytes) begun = [];
    else if (part.length > 0) begun.push(part);
  }
}
