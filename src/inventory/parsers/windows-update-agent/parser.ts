/** The Windows Update Agent: its history, the results of a search, and plain lists of what it offers ("KB4100347: title"). */

import { type KbNumber, parseKbNumber } from '../../../brand.ts';
import type { InventoryDocument } from '../../document.ts';
import { sortKbNumbers } from '../../kb-numbers.ts';
import type { InventoryReading, OfferedUpdate } from '../../model.ts';
import { makeOffer, uniteOffers } from '../../offers.ts';
import { flagOf, hasField, listOf, type Row, textOf } from '../../rows/row.ts';
import { kbsOfTitle } from '../../software-list.ts';
import { readEachHost } from '../../split-by-host.ts';
import { replayHistory } from '../../update-history.ts';
import type { InventoryParser, ParsedInventory } from '../parser.ts';

export const windowsUpdateAgentParser: InventoryParser = {
  format: 'windows-update-agent',
  description: 'Windows Update Agent: history, search results, lists of missing updates ("KB4100347: title")',
  mixes: true,
  recognizes: (document) =>
    document.rows.some(isHistory) || document.rows.some(isSearchResult) || readOfferTextLines(document).length > 0,
  parse: parseAgent,
};

function isHistory(row: Row): boolean {
  return (
    hasField(row, 'title') &&
    hasField(row, 'operation') &&
    hasField(row, 'resultcode', 'result') &&
    !hasField(row, 'operationname')
  );
}

function isSearchResult(row: Row): boolean {
  return hasField(row, 'title') && hasField(row, 'kbarticleids', 'isinstalled') && !isHistory(row);
}

function parseAgent(document: InventoryDocument): ParsedInventory {
  const listed = document.rows.filter((row) => isHistory(row) || isSearchResult(row));
  if (listed.length === 0) return { readings: [{ windowsUpdateOffers: uniteOffers(readOfferTextLines(document)) }] };
  return readEachHost(listed, { subjectOf: (row) => (isHistory(row) ? undefined : kbsOfResult(row)[0]) }, readAgent);
}

function readAgent(rows: readonly Row[]): InventoryReading {
  const history = rows.filter(isHistory);
  const results = rows.filter(isSearchResult).map((row) => ({ row, kbs: kbsOfResult(row) }));
  const installed = results.filter(({ row }) => flagOf(row, 'isinstalled') === true);
  const offered = results.filter(({ row }) => flagOf(row, 'isinstalled') !== true);
  const offers = offered.flatMap(({ row, kbs }) => kbs.map((kb) => makeOffer(kb, textOf(row, 'title'))));
  const kbs = [
    ...replayHistory(history.map(toHistoryEntry)),
    ...installed.filter(({ row }) => flagOf(row, 'rebootrequired') !== true).flatMap((result) => result.kbs),
  ];
  return {
    ...((history.length > 0 || installed.length > 0) && { installedKbs: sortKbNumbers(kbs) }),
    ...(offered.length > 0 && { windowsUpdateOffers: uniteOffers(offers) }),
  };
}

function toHistoryEntry(row: Row) {
  return {
    title: textOf(row, 'title') ?? '',
    operation: textOf(row, 'operation'),
    result: textOf(row, 'resultcode', 'result') ?? 'unknown',
    date: textOf(row, 'date'),
  };
}

/** KBArticleIDs holds bare numbers; without them the title names the KB. */
function kbsOfResult(row: Row): KbNumber[] {
  const ids = listOf(row, 'kbarticleids').flatMap((id) => parseKbNumber(id) ?? []);
  return ids.length > 0 ? ids : kbsOfTitle(textOf(row, 'title') ?? '');
}

const offerTextLine = /^(KB\d{6,8})\s?[:：]\s+(\S.*)$/i;

/** Lines of a KB and a title, when the text is made of nothing else. */
function readOfferTextLines(document: InventoryDocument): OfferedUpdate[] {
  if (document.json) return [];
  const offers: OfferedUpdate[] = [];
  for (const textLine of document.textLines) {
    if (textLine.trim() === '') continue;
    const match = offerTextLine.exec(textLine.trim());
    const kb = match ? parseKbNumber(match[1] ?? '') : undefined;
    if (!kb) return [];
    offers.push(makeOffer(kb, match?.[2]));
  }
  return offers;
}
