/**
 * SQL Server: which builds belong to which branch. Facts: Microsoft's build list "Determine the version, edition, and update
 * level of SQL Server".
 */

/** The branches of one service pack: General Distribution Releases carry security fixes alone, Cumulative Updates everything. */
export interface SqlBranch {
  /** As the feed names it: "2008 R2", "2019". */
  readonly release: string;
  readonly servicePack: number;
  /** `only`: the service pack has one branch. */
  readonly track: 'GDR' | 'CU' | 'only';
  /** Third part of the version, from where the branch begins. It ends where the next one of the release begins. */
  readonly from: number;
}

/** Ascending within a release. */
export const sqlBranches: readonly SqlBranch[] = [
  { release: '2008', servicePack: 4, track: 'only', from: 6000 },
  { release: '2008 R2', servicePack: 3, track: 'only', from: 6000 },
  { release: '2012', servicePack: 0, track: 'only', from: 2100 },
  { release: '2012', servicePack: 1, track: 'only', from: 3000 },
  { release: '2012', servicePack: 2, track: 'GDR', from: 5058 },
  { release: '2012', servicePack: 2, track: 'CU', from: 5532 },
  { release: '2012', servicePack: 3, track: 'GDR', from: 6020 },
  { release: '2012', servicePack: 3, track: 'CU', from: 6518 },
  { release: '2012', servicePack: 4, track: 'only', from: 7001 },
  { release: '2014', servicePack: 0, track: 'only', from: 2000 },
  { release: '2014', servicePack: 1, track: 'GDR', from: 4050 },
  { release: '2014', servicePack: 1, track: 'CU', from: 4416 },
  { release: '2014', servicePack: 2, track: 'GDR', from: 5000 },
  { release: '2014', servicePack: 2, track: 'CU', from: 5511 },
  { release: '2014', servicePack: 3, track: 'GDR', from: 6024 },
  { release: '2014', servicePack: 3, track: 'CU', from: 6205 },
  { release: '2016', servicePack: 0, track: 'GDR', from: 1601 },
  { release: '2016', servicePack: 0, track: 'CU', from: 2149 },
  { release: '2016', servicePack: 1, track: 'GDR', from: 4001 },
  { release: '2016', servicePack: 1, track: 'CU', from: 4411 },
  { release: '2016', servicePack: 2, track: 'GDR', from: 5026 },
  { release: '2016', servicePack: 2, track: 'CU', from: 5149 },
  { release: '2016', servicePack: 3, track: 'GDR', from: 6300 },
  // The Azure Connect feature pack is to service pack 3 what the cumulative updates were to the ones before.
  { release: '2016', servicePack: 3, track: 'CU', from: 7000 },
  { release: '2017', servicePack: 0, track: 'GDR', from: 1000 },
  { release: '2017', servicePack: 0, track: 'CU', from: 3000 },
  { release: '2019', servicePack: 0, track: 'GDR', from: 2000 },
  { release: '2019', servicePack: 0, track: 'CU', from: 4000 },
  { release: '2022', servicePack: 0, track: 'GDR', from: 1000 },
  { release: '2022', servicePack: 0, track: 'CU', from: 4000 },
  { release: '2025', servicePack: 0, track: 'GDR', from: 1000 },
  { release: '2025', servicePack: 0, track: 'CU', from: 4000 },
];

/** First part of the version of each release. SQL Server 2008 R2 shares 10 with 2008 and has 50 to 59 as its second part. */
export const sqlMajors: Readonly<Record<string, number>> = {
  '2008': 10,
  '2008 R2': 10,
  '2012': 11,
  '2014': 12,
  '2016': 13,
  '2017': 14,
  '2019': 15,
  '2022': 16,
  '2025': 17,
};

/**
 * Builds that the list behind `sql-server-builds.ts` has under another KB, or later: of two builds of one update, as of a
 * re-released one, the smaller brings its fixes as well. Facts: Microsoft's build list "Latest updates and version history for
 * SQL Server".
 */
export const otherSqlServerBuilds: Readonly<Record<string, string>> = {
  '4057117': '12.0.5571',
  '4057121': '11.0.6614',
  '4058561': '13.0.4466',
  '4058562': '14.0.3015',
  '4458621': '13.0.5161',
  '4494351': '14.0.2014',
};
