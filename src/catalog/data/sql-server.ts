/**
 * SQL Server: which builds belong to which branch, and what each update before 2022 (and two that the feed mixes up) gives.
 * Facts: Microsoft's build list "Determine the version, edition, and update level of SQL Server".
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

/** What the feed does not say or says wrong: KB5021037 and KB5021045 have each other's build there. */
export const sqlBuilds: Readonly<Record<string, string>> = {
  '3194714': '12.0.5203.0',
  '3194716': '13.0.1722.0',
  '3194717': '13.0.2186.6',
  '3194718': '12.0.5532.0',
  '3194719': '11.0.5388.0',
  '3194720': '12.0.4232.0',
  '3194721': '11.0.6248.0',
  '3194722': '12.0.4487.0',
  '3194724': '11.0.6567.0',
  '3194725': '11.0.5676.0',
  '4019086': '13.0.2210.0',
  '4019088': '13.0.1742.0',
  '4019089': '13.0.4206.0',
  '4019090': '11.0.6607.3',
  '4019091': '12.0.4237.0',
  '4019092': '11.0.6251.0',
  '4019093': '12.0.5207.0',
  '4019095': '13.0.4446.0',
  '4032542': '12.0.4522.0',
  '4036996': '12.0.5553.0',
  '4057113': '10.50.6560.0',
  '4057114': '10.0.6556.0',
  '4057115': '11.0.6260.1',
  '4057116': '11.0.7462.6',
  '4057117': '12.0.5571.0',
  '4057118': '13.0.4210.6',
  '4057120': '12.0.5214.6',
  '4057121': '11.0.6614.2',
  '4057122': '14.0.2000.63',
  '4058559': '13.0.2218.0',
  '4058560': '13.0.1745.2',
  '4058561': '13.0.4466.4',
  '4058562': '14.0.3015.40',
  '4293802': '13.0.5081.1',
  '4293803': '14.0.2002.14',
  '4293805': '14.0.3035.2',
  '4293808': '13.0.4522.0',
  '4458621': '13.0.5161.0',
  '4458842': '13.0.4224.16',
  '4494351': '14.0.2014.14',
  '4494352': '14.0.3103.1',
  '4505217': '12.0.5223.6',
  '4505218': '12.0.6108.1',
  '4505219': '13.0.4259.0',
  '4505220': '13.0.5101.9',
  '4505221': '13.0.4604.0',
  '4505222': '13.0.5366.0',
  '4505224': '14.0.2027.2',
  '4505225': '14.0.3192.2',
  '4505419': '12.0.5659.1',
  '4505422': '12.0.6293.0',
  '4532095': '12.0.6118.4',
  '4532097': '13.0.5102.14',
  '4532098': '11.0.7493.4',
  '4535288': '12.0.6372.1',
  '4535706': '13.0.5622.0',
  '4583456': '14.0.2037.2',
  '4583457': '14.0.3370.1',
  '4583458': '15.0.2080.9',
  '4583459': '15.0.4083.2',
  '4583460': '13.0.5103.6',
  '4583461': '13.0.5865.1',
  '4583462': '12.0.6433.1',
  '4583463': '12.0.6164.21',
  '4583465': '11.0.7507.2',
  '5021037': '12.0.6174.8',
  '5021045': '12.0.6444.4',
};
