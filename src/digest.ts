/** Hashes, by a module of Node's that is loaded when it is needed: loading it takes longer than most of what a command does. */

/** Hexadecimal. */
export function digestOf(algorithm: 'sha1' | 'sha256', content: string | Uint8Array): string {
  return process.getBuiltinModule('node:crypto').hash(algorithm, content);
}
