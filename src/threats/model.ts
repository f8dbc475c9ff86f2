/** What others than Microsoft publish about vulnerabilities, as we keep it: CISA's known exploited ones (KEV), and FIRST's scores (EPSS). */

/** An entry of KEV. Days are YYYY-MM-DD. */
export interface KevEntry {
  readonly cve: string;
  /** Before this day there was no such entry. */
  readonly dateAdded: string;
  /** By when federal agencies of the United States have to be rid of it. */
  readonly dueDate: string;
  /** CISA knows of a ransomware campaign that uses it; where not, nobody says that there is none. */
  readonly ransomware: boolean;
  readonly vendor: string;
  readonly product: string;
  readonly name: string;
}

export interface KevList {
  /** ISO 8601 in UTC; absent where it was read from the CSV, which does not say. */
  readonly released?: string;
  /** By CVE. */
  readonly entries: readonly KevEntry[];
}

/** Both from 0 to 1: how likely it is exploited in the next thirty days, and the share of all vulnerabilities with that score or a lower one. */
export interface EpssScore {
  readonly score: number;
  readonly percentile: number;
}

export interface EpssList {
  /** "v2025.03.14" */
  readonly model: string;
  /** Of the scores. */
  readonly day: string;
  /** How many scores the list has, kept or not. */
  readonly published: number;
  /** Of vulnerabilities that the catalogue knows, by CVE. */
  readonly scores: ReadonlyMap<string, EpssScore>;
}

/** What a list was before it is one of ours, and what of it could not be used. */
export interface ReadList<List> {
  readonly list: List;
  /** Records that are left out, each as a person finds it. */
  readonly dropped: readonly string[];
}

export const listNames = ['kev', 'epss'] as const;
export type ListName = (typeof listNames)[number];
