/** A connection for tests of what no HTTP client would send. */

import { connect } from 'node:net';

export interface RawAnswer {
  /** Status line and headers of the first answer. */
  readonly head: string;
  readonly body: string;
  /** Whether the connection was reset. */
  readonly reset: boolean;
}

/** Sends the pieces in turn and resolves when the server has closed the connection, or `waitMs` after the last piece. */
export async function sendRaw(port: number, pieces: readonly (string | Buffer)[], waitMs = 1_000): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  let received = '';
  let reset = false;
  socket.setEncoding('utf8').on('data', (text) => {
    received += text;
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    reset = error.code === 'ECONNRESET' || error.code === 'EPIPE';
  });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  for (const piece of pieces) {
    if (socket.destroyed) break;
    if (!socket.write(piece)) await Promise.race([closed, new Promise((resolve) => socket.once('drain', resolve))]);
  }
  const timer = setTimeout(() => socket.destroy(), waitMs);
  await closed;
  clearTimeout(timer);
  const [head = '', body = ''] = received.split('\r\n\r\n');
  return { head, body, reset };
}
