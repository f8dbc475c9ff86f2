/**
 * Every link of supersedence that holds for whoever has a KB, whatever the device: what the feed's records say, less what cannot
 * be, and what other data, our tables and two rules add. Each keeps its source. Trains are none of them: `lines` orders those.
 */

import { compareKbs, type KbNumber } from '../../brand.ts';
import type { FixRow, LinkFacts, ProductFacts } from '../facts.ts';
import { type FixKind, type LinkSource, linkSources } from '../model.ts';
import { legacyLinks } from './legacy-links.ts';
import { missingLinks } from './missing-links.ts';

/** What the documents say of one update that makes links. */
export interface LinkClaims {
  readonly kb: KbNumber;
  readonly kind: FixKind;
  readonly month: string;
  /** As its records have it. */
  readonly supersedes: readonly KbNumber[];
  /** KBs under which Windows lists parts of it: an update of the .NET Framework for all versions has a part for each. */
  readonly parts: readonly KbNumber[];
}

/** Links by KB number, then by source. The places in the rows are those of the updates and products. */
export function mergeLinks(
  updates: readonly LinkClaims[],
  products: readonly ProductFacts[],
  rows: readonly FixRow[],
): LinkFacts[] {
  const links = new LinkCollector(updates);
  for (const { kb, supersedes } of updates) links.add('feed', kb, supersedes);
  for (const [kb, text] of entriesOf(legacyLinks))
    links.add('update-catalog', kb, (text.match(/\d+/g) ?? []) as KbNumber[]);
  for (const [kb, linked] of entriesOf(missingLinks)) links.add('missing-links', kb, linked);
  for (const [rollup, securityOnly] of rollupsOfMonths(updates, products, rows)) {
    links.add('monthly-rollup', rollup, securityOnly);
  }
  for (const { kb, parts } of updates) for (const part of parts) links.addPart(part, kb);
  return links.list();
}

/** Each link once, under the first source that gives it. */
class LinkCollector {
  readonly #kinds: ReadonlyMap<KbNumber, FixKind>;
  readonly #sources = new Map<KbNumber, Map<KbNumber, LinkSource>>();

  constructor(updates: readonly LinkClaims[]) {
    this.#kinds = new Map(updates.map(({ kb, kind }) => [kb, kind]));
  }

  add(source: LinkSource, kb: KbNumber, linked: Iterable<KbNumber>): void {
    const sources = this.#sources.get(kb) ?? new Map<KbNumber, LinkSource>();
    this.#sources.set(kb, sources);
    for (const other of linked) if (!sources.has(other) && this.#mayContain(kb, other)) sources.set(other, source);
  }

  /** A part that the feed also names for an update of its own stands for itself. */
  addPart(part: KbNumber, whole: KbNumber): void {
    if (!this.#kinds.has(part)) this.add('dot-net-parent', part, [whole]);
  }

  list(): LinkFacts[] {
    const ascending = [...this.#sources].sort(([a], [b]) => compareKbs(a, b));
    return ascending.flatMap(([kb, sources]) =>
      linkSources.flatMap((source) => {
        const to = [...sources].filter(([, given]) => given === source).map(([other]) => other);
        return to.length > 0 ? [{ kb, source, to: to.sort(compareKbs) }] : [];
      }),
    );
  }

  /**
   * A Security Only update has the fixes of its month and no others. The feed links a few to the one of the month before
   * (KB4525233, KB5003228) or to a rollup (KB3197867, KB5004951).
   */
  #mayContain(kb: KbNumber, other: KbNumber): boolean {
    return this.#kinds.get(kb) !== 'security-only' || !monthly.has(this.#kinds.get(other));
  }
}

const rollups: ReadonlySet<FixKind | undefined> = new Set(['monthly-rollup', 'preview'] as const);
const monthly: ReadonlySet<FixKind | undefined> = new Set([...rollups, 'security-only'] as const);

/**
 * Monthly Rollups before Windows 10, previews among them, and the Security Only updates of their month for the same system. An
 * update of the .NET Framework or of Flash comes beside both.
 */
function rollupsOfMonths(
  updates: readonly LinkClaims[],
  products: readonly ProductFacts[],
  rows: readonly FixRow[],
): Map<KbNumber, Set<KbNumber>> {
  const systems = products.map(({ name, platform, software }) => (isBeside(software) ? undefined : (platform ?? name)));
  const months = new Map<string, { rollups: Set<KbNumber>; securityOnly: Set<KbNumber> }>();
  for (const { product, update, kind } of rows) {
    const system = monthly.has(kind) ? systems[product] : undefined;
    const claims = updates[update];
    if (system === undefined || claims === undefined) continue;
    const key = `${claims.month} ${system}`;
    const month = months.get(key) ?? { rollups: new Set(), securityOnly: new Set() };
    months.set(key, month);
    (rollups.has(kind) ? month.rollups : month.securityOnly).add(claims.kb);
  }
  const links = new Map<KbNumber, Set<KbNumber>>();
  for (const month of months.values()) {
    for (const rollup of month.rollups) {
      links.set(rollup, new Set([...(links.get(rollup) ?? []), ...month.securityOnly]));
    }
  }
  return links;
}

function isBeside(software: string): boolean {
  return software === '.net_framework' || software === 'flash_player';
}

function entriesOf<Value>(table: Readonly<Record<string, Value>>): (readonly [KbNumber, Value])[] {
  return Object.entries(table) as [KbNumber, Value][];
}
