/** The documents of the recorded feed as they were read, before anything is concluded from them; in the order of their names. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FeedDocument } from '../../src/catalog/compile/feed-document.ts';
import { readFeedDocument } from '../../src/feed/cvrf/read.ts';
import { sharedPath } from './shared-folder.ts';

export async function* recordedDocuments(): AsyncGenerator<FeedDocument> {
  const folder = sharedPath('msrc/cvrf');
  for (const file of readdirSync(folder).sort()) yield await readFeedDocument(join(folder, file));
}
