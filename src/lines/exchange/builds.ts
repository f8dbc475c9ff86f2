/**
 * Exchange Server: the build and the KB of each cumulative update. Facts: Microsoft's "Exchange Server build numbers and
 * release dates". Builds of security updates stand in `build-table`, which is written by a script.
 */

export interface ExchangeCumulativeUpdate {
  /** The end of the feed's product name: "2019 Cumulative Update 12", "2016" for the first release. */
  readonly name: string;
  /** Version of the cumulative update itself. */
  readonly version: string;
  readonly kb?: string;
}

export const exchangeCumulativeUpdates: readonly ExchangeCumulativeUpdate[] = [
  { name: '2013', version: '15.0.516.32' },
  { name: '2013 Cumulative Update 1', version: '15.0.620.29', kb: '2816900' },
  { name: '2013 Cumulative Update 2', version: '15.0.712.24', kb: '2859928' },
  { name: '2013 Cumulative Update 3', version: '15.0.775.38', kb: '2892464' },
  { name: '2013 Service Pack 1', version: '15.0.847.32', kb: '2926248' },
  { name: '2013 Cumulative Update 5', version: '15.0.913.22', kb: '2936880' },
  { name: '2013 Cumulative Update 6', version: '15.0.995.29', kb: '2961810' },
  { name: '2013 Cumulative Update 7', version: '15.0.1044.25', kb: '2986485' },
  { name: '2013 Cumulative Update 8', version: '15.0.1076.9', kb: '3030080' },
  { name: '2013 Cumulative Update 9', version: '15.0.1104.5', kb: '3049849' },
  { name: '2013 Cumulative Update 10', version: '15.0.1130.7', kb: '3078678' },
  { name: '2013 Cumulative Update 11', version: '15.0.1156.6', kb: '3099522' },
  { name: '2013 Cumulative Update 12', version: '15.0.1178.4', kb: '3108023' },
  { name: '2013 Cumulative Update 13', version: '15.0.1210.3', kb: '3135743' },
  { name: '2013 Cumulative Update 14', version: '15.0.1236.3', kb: '3152589' },
  { name: '2013 Cumulative Update 15', version: '15.0.1263.5', kb: '3197044' },
  { name: '2013 Cumulative Update 16', version: '15.0.1293.2', kb: '4012112' },
  { name: '2013 Cumulative Update 17', version: '15.0.1320.4', kb: '4012114' },
  { name: '2013 Cumulative Update 18', version: '15.0.1347.2', kb: '4022631' },
  { name: '2013 Cumulative Update 19', version: '15.0.1365.1', kb: '4037224' },
  { name: '2013 Cumulative Update 20', version: '15.0.1367.3', kb: '4055221' },
  { name: '2013 Cumulative Update 21', version: '15.0.1395.4', kb: '4099855' },
  { name: '2013 Cumulative Update 22', version: '15.0.1473.3', kb: '4345836' },
  { name: '2013 Cumulative Update 23', version: '15.0.1497.2', kb: '4489622' },
  { name: '2016', version: '15.1.225.42' },
  { name: '2016 Cumulative Update 1', version: '15.1.396.30', kb: '3134844' },
  { name: '2016 Cumulative Update 2', version: '15.1.466.34', kb: '3135742' },
  { name: '2016 Cumulative Update 3', version: '15.1.544.27', kb: '3152589' },
  { name: '2016 Cumulative Update 4', version: '15.1.669.32', kb: '3177106' },
  { name: '2016 Cumulative Update 5', version: '15.1.845.34', kb: '4012106' },
  { name: '2016 Cumulative Update 6', version: '15.1.1034.26', kb: '4012108' },
  { name: '2016 Cumulative Update 7', version: '15.1.1261.35', kb: '4018115' },
  { name: '2016 Cumulative Update 8', version: '15.1.1415.2', kb: '4035145' },
  { name: '2016 Cumulative Update 9', version: '15.1.1466.3', kb: '4055222' },
  { name: '2016 Cumulative Update 10', version: '15.1.1531.3', kb: '4099852' },
  { name: '2016 Cumulative Update 11', version: '15.1.1591.10', kb: '4134118' },
  { name: '2016 Cumulative Update 12', version: '15.1.1713.5', kb: '4471392' },
  { name: '2016 Cumulative Update 13', version: '15.1.1779.2', kb: '4488406' },
  { name: '2016 Cumulative Update 14', version: '15.1.1847.3', kb: '4514140' },
  { name: '2016 Cumulative Update 15', version: '15.1.1913.5', kb: '4522150' },
  { name: '2016 Cumulative Update 16', version: '15.1.1979.3', kb: '4537678' },
  { name: '2016 Cumulative Update 17', version: '15.1.2044.4', kb: '4556414' },
  { name: '2016 Cumulative Update 18', version: '15.1.2106.2', kb: '4571788' },
  { name: '2016 Cumulative Update 19', version: '15.1.2176.2', kb: '4588884' },
  { name: '2016 Cumulative Update 20', version: '15.1.2242.4', kb: '4602569' },
  { name: '2016 Cumulative Update 21', version: '15.1.2308.8', kb: '5003611' },
  { name: '2016 Cumulative Update 22', version: '15.1.2375.7', kb: '5005333' },
  { name: '2016 Cumulative Update 23', version: '15.1.2507.6', kb: '5011155' },
  { name: '2019', version: '15.2.221.12' },
  { name: '2019 Cumulative Update 1', version: '15.2.330.5', kb: '4471391' },
  { name: '2019 Cumulative Update 2', version: '15.2.397.3', kb: '4488401' },
  { name: '2019 Cumulative Update 3', version: '15.2.464.5', kb: '4514141' },
  { name: '2019 Cumulative Update 4', version: '15.2.529.5', kb: '4522149' },
  { name: '2019 Cumulative Update 5', version: '15.2.595.3', kb: '4537677' },
  { name: '2019 Cumulative Update 6', version: '15.2.659.4', kb: '4556415' },
  { name: '2019 Cumulative Update 7', version: '15.2.721.2', kb: '4571787' },
  { name: '2019 Cumulative Update 8', version: '15.2.792.3', kb: '4588885' },
  { name: '2019 Cumulative Update 9', version: '15.2.858.5', kb: '4602570' },
  { name: '2019 Cumulative Update 10', version: '15.2.922.7', kb: '5003612' },
  { name: '2019 Cumulative Update 11', version: '15.2.986.5', kb: '5005334' },
  { name: '2019 Cumulative Update 12', version: '15.2.1118.7', kb: '5011156' },
  { name: '2019 Cumulative Update 13', version: '15.2.1258.12', kb: '5020999' },
  { name: '2019 Cumulative Update 14', version: '15.2.1544.4', kb: '5035606' },
  { name: '2019 Cumulative Update 15', version: '15.2.1748.10', kb: '5042461' },
  { name: 'Subscription Edition RTM', version: '15.2.2562.17', kb: '5047155' },
];

/**
 * Builds of security updates that neither the feed nor the list behind `build-table.ts` has. Of cumulative updates 13 and 14
 * of 2019 the feed has those of March 2024 the other way round. Where Microsoft's two lists differ (March 2021 on cumulative
 * updates 8 and 9 of 2016) the smaller stands, which that list has: nothing else lies between them.
 */
export const otherExchangeBuilds: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2013 Service Pack 1': { '5000871': '15.0.847.64' },
  '2019': { '5000871': '15.2.221.18' },
  '2019 Cumulative Update 13': { '5037224': '15.2.1258.34' },
  '2019 Cumulative Update 14': { '5037224': '15.2.1544.11' },
};

/** Update Rollups of Exchange Server 2010 Service Pack 3; each contains the ones before it. */
export const exchange2010Rollups: Readonly<Record<string, string>> = {
  '3151097': '14.3.301.0',
  '3184728': '14.3.319.2',
  '3184730': '14.3.336.0',
  '4011326': '14.3.352.0',
  '4018588': '14.3.361.1',
  '4035162': '14.3.382.0',
  '4073537': '14.3.389.1',
  '4091243': '14.3.399.2',
  '4295699': '14.3.411.0',
  '4340733': '14.3.417.1',
  '4458321': '14.3.419.0',
  '4468742': '14.3.435.0',
  '4487052': '14.3.442.0',
  '4491413': '14.3.452.0',
  '4503028': '14.3.461.1',
  '4509410': '14.3.468.0',
  '4536989': '14.3.496.0',
  '4593467': '14.3.509.0',
  '5000978': '14.3.513.0',
};
