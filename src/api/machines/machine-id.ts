/** The machine of a path, and what is said when there is none. */

import { type MachineId, parseMachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';

/** Throws `KnownError` InvalidInput. */
export function readMachineId(text: string): MachineId {
  const id = parseMachineId(text);
  if (id === undefined) {
    throw new KnownError('InvalidInput', `The machine id "${text.slice(0, 100)}" is not forty hexadecimal digits.`);
  }
  return id;
}

export function machineNotFound(idOrName: string): KnownError {
  return new KnownError('ResourceNotFound', `Machine ${idOrName} was not found.`);
}
