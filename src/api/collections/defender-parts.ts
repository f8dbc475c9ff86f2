/** What routes of Defender's collections are made of. */

import type { Organizations } from '../organizations.ts';
import type { SendItem } from './send-item.ts';
import type { SendReferences } from './send-references.ts';
import type { SendRows } from './send-rows.ts';

export interface DefenderParts {
  readonly organizations: Organizations;
  readonly sendRows: SendRows;
  readonly sendReferences: SendReferences;
  readonly sendItem: SendItem;
}
