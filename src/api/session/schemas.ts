/** What the page is told of its session. */

import Type from 'typebox';
import { personRoles } from '../../access/person-roles.ts';

export const SessionSchema = Type.Object({
  name: Type.String(),
  role: Type.Enum(personRoles),
  tenant: Type.String({ description: 'Whose devices are shown' }),
  tenants: Type.Array(Type.String(), { description: 'Whose devices may be shown' }),
});
