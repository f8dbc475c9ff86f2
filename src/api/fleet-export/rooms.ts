/**
 * Where the bytes of an export lie on their way from its thread to the thread of the requests. A few shared pieces of memory,
 * used again and again: bytes that were handed over for good would be garbage of that thread, which looks through all that it
 * has for every fifty megabytes of them, and holds up everybody's requests meanwhile.
 */

const mostRooms = 16;
export const roomBytes = 256 * 1024;

export interface Put {
  readonly room: number;
  readonly length: number;
  /** There when nobody has been told of the room yet. */
  readonly memory?: SharedArrayBuffer;
}

export class Rooms {
  readonly #rooms: Uint8Array[] = [];
  readonly #free: number[] = [];

  /** As many of the bytes as a room takes, from that one on; undefined while no room is free. */
  put(bytes: Uint8Array, from: number): Put | undefined {
    const part = bytes.subarray(from, from + roomBytes);
    const free = this.#free.pop();
    if (free !== undefined) {
      this.#rooms[free]?.set(part);
      return { room: free, length: part.length };
    }
    if (this.#rooms.length === mostRooms) return undefined;
    const memory = new SharedArrayBuffer(roomBytes);
    const room = this.#rooms.push(new Uint8Array(memory)) - 1;
    this.#rooms[room]?.set(part);
    return { room, length: part.length, memory };
  }

  free(room: number): void {
    this.#free.push(room);
  }
}

/**
 * Pieces that were handed on before, and may still be written to a socket or be compressed. A stream asks for the next one
 * when the one before has left it, as long as pieces are larger than what it gathers; behind the one that is asked there are
 * two at most, the response and what compresses it. The rest is for pieces that are smaller, as the end of a row group is.
 */
const mostOnTheWay = 8;

/** The other end: gives each piece as it lies in its room, and says when a room may be used again. */
export class RoomsToRead {
  readonly #memories: SharedArrayBuffer[] = [];
  readonly #onTheWay: number[] = [];
  readonly #free: (room: number) => void;

  constructor(free: (room: number) => void) {
    this.#free = free;
  }

  /** Whoever gets it has handed on those before it. */
  read({ room, length, memory }: Put): Uint8Array {
    if (memory !== undefined) this.#memories[room] = memory;
    this.#onTheWay.push(room);
    if (this.#onTheWay.length > mostOnTheWay) this.#free(this.#onTheWay.shift() as number);
    return Buffer.from(this.#memories[room] as SharedArrayBuffer, 0, length);
  }
}
