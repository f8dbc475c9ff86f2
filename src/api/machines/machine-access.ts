/** Who may read machines, and who may change them: the permissions of Defender's documents. */

import type { RequiredAccess } from '../../access/roles.ts';

export const machineReaders: RequiredAccess = {
  roles: ['Machine.Read.All', 'Machine.ReadWrite.All'],
  scopes: ['Machine.Read', 'Machine.ReadWrite'],
};

export const machineWriters: RequiredAccess = { roles: ['Machine.ReadWrite.All'], scopes: ['Machine.ReadWrite'] };
