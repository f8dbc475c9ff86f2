/** Lines as bytes, in pieces: what rows share is made once and copied, so that a row costs little more than its copying. */

import type { Cells } from './columns.ts';
import type { LineFormat } from './line-formats.ts';
import type { RowWriter } from './row-writer.ts';

const pieceBytes = 256 * 1024;

export class LineWriter implements RowWriter {
  readonly #format: LineFormat;
  readonly #parts = new WeakMap<Cells, Uint8Array>();
  #full: Buffer<ArrayBuffer>[] = [];
  /** Taken last, and free when the next ones are. New ones for all bytes would be more garbage than everything else. */
  #taken: Buffer<ArrayBuffer>[] = [];
  readonly #free: Buffer<ArrayBuffer>[] = [];
  #piece = Buffer.allocUnsafeSlow(pieceBytes);
  #used = 0;

  constructor(format: LineFormat) {
    this.#format = format;
    this.#used = this.#piece.write(format.heading);
  }

  put(own: Cells, shared: readonly Cells[]): void {
    const text = this.#format.ownPart(own);
    // In UTF-8 no character of a text takes more than three bytes.
    const most = text.length * 3;
    let from = -1;
    let length = 0;
    for (const cells of shared) {
      const part = this.#partOf(cells);
      if (this.#makeRoom(most + part.length)) from = -1;
      const piece = this.#piece;
      if (from < 0) length = piece.write(text, this.#used);
      else piece.copyWithin(this.#used, from, from + length);
      from = this.#used;
      piece.set(part, from + length);
      this.#used = from + length + part.length;
    }
  }

  take(): readonly Uint8Array<ArrayBuffer>[] {
    for (const { buffer } of this.#taken) {
      if (buffer.byteLength === pieceBytes) this.#free.push(Buffer.from(buffer));
    }
    this.#taken = this.#full;
    this.#full = [];
    return this.#taken;
  }

  end(): readonly Uint8Array<ArrayBuffer>[] {
    this.#finishPiece();
    return this.take();
  }

  #partOf(cells: Cells): Uint8Array {
    const known = this.#parts.get(cells);
    if (known !== undefined) return known;
    const part = Buffer.from(this.#format.sharedPart(cells));
    this.#parts.set(cells, part);
    return part;
  }

  /** Says whether another piece was begun. */
  #makeRoom(bytes: number): boolean {
    if (this.#used + bytes <= this.#piece.length) return false;
    this.#finishPiece();
    this.#piece =
      bytes > pieceBytes ? Buffer.allocUnsafeSlow(bytes) : (this.#free.pop() ?? Buffer.allocUnsafeSlow(pieceBytes));
    return true;
  }

  #finishPiece(): void {
    if (this.#used > 0) this.#full.push(this.#piece.subarray(0, this.#used));
    this.#used = 0;
  }
}
