/** Reads made-up documents in tests. */

import type { TestContext } from 'node:test';
import { type CvrfSpec, cvrfXml, temporaryFolder, writeDocument } from '../../../../test/builders/cvrf.ts';
import type { FeedDocument } from '../../../catalog/compile/feed-document.ts';
import { readFeedDocument } from '../read.ts';

export function readSpec(context: TestContext, spec: CvrfSpec): Promise<FeedDocument> {
  return readFeedDocument(writeDocument(temporaryFolder(context), 'document.xml.gz', cvrfXml(spec)));
}
