/** What routes of Defender's collections are made of. */

import type { CalledUrl } from '../called-url.ts';
import type { Organizations } from '../organizations.ts';
import type { SendReferences } from './send-references.ts';
import type { SendRows } from './send-rows.ts';

export interface DefenderParts {
  readonly organizations: Organizations;
  readonly sendRows: SendRows;
  readonly sendReferences: SendReferences;
  readonly calledUrl: CalledUrl;
}
