/** What CVRF elements are read into: plain records with the only fields that we use, texts as they stand, nothing judged yet. */

export interface CvrfHeader {
  id: string;
  title: string;
  initialRelease: string;
  currentRelease: string;
  readonly products: CvrfProduct[];
}

export interface CvrfProduct {
  readonly id: string;
  name: string;
}

export interface CvrfVulnerability {
  id: string;
  /** Products of the statuses, by type of the status. */
  readonly statuses: CvrfGroup[];
  readonly threats: CvrfThreat[];
  readonly scores: CvrfScore[];
  readonly remediations: CvrfRemediation[];
  readonly revisions: CvrfRevision[];
}

export interface CvrfScore {
  baseScore: string;
  vector: string;
}

export interface CvrfRevision {
  number: string;
  date: string;
}

export interface CvrfGroup {
  readonly type: string;
  readonly products: string[];
}

export interface CvrfThreat extends CvrfGroup {
  description: string;
}

export interface CvrfRemediation extends CvrfGroup {
  description: string;
  url: string;
  supercedence: string;
  restart: string;
  subType: string;
  fixedBuild: string;
}

export function newHeader(): CvrfHeader {
  return { id: '', title: '', initialRelease: '', currentRelease: '', products: [] };
}

export function newVulnerability(): CvrfVulnerability {
  return { id: '', statuses: [], threats: [], scores: [], remediations: [], revisions: [] };
}

export function newRemediation(type: string): CvrfRemediation {
  const empty = { description: '', url: '', supercedence: '', restart: '', subType: '', fixedBuild: '' };
  return { type, products: [], ...empty };
}
