/**
 * Exchange Server: the build and the KB of each cumulative update, and builds of security updates that the feed does not
 * give or gives wrong. Facts: Microsoft's "Exchange Server build numbers and release dates" and, for the security updates of
 * 2018 to 2021, its table of builds in github.com/microsoft/CSS-Exchange (Get-ExchangeBuildVersionInformation.ps1). Where the
 * two differ (March 2021 on cumulative updates 8 and 9 of 2016) the smaller stands: nothing else lies between them.
 */

export interface ExchangeCumulativeUpdate {
  /** The end of the feed's product name: "2019 Cumulative Update 12", "2016" for the first release. */
  readonly name: string;
  /** Version of the cumulative update itself. */
  readonly version: string;
  readonly kb?: string;
  /** Security updates for it: KB to version. */
  readonly updates?: Readonly<Record<string, string>>;
}

/** The feed gives builds since April 2021. */
export const exchangeCumulativeUpdates: readonly ExchangeCumulativeUpdate[] = [
  { name: '2013', version: '15.0.516.32' },
  { name: '2013 Cumulative Update 1', version: '15.0.620.29', kb: '2816900' },
  { name: '2013 Cumulative Update 2', version: '15.0.712.24', kb: '2859928' },
  { name: '2013 Cumulative Update 3', version: '15.0.775.38', kb: '2892464' },
  { name: '2013 Service Pack 1', version: '15.0.847.32', kb: '2926248', updates: { '5000871': '15.0.847.64' } },
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
  { name: '2013 Cumulative Update 18', version: '15.0.1347.2', kb: '4022631', updates: { '4073392': '15.0.1347.5' } },
  {
    name: '2013 Cumulative Update 19',
    version: '15.0.1365.1',
    kb: '4037224',
    updates: { '4073392': '15.0.1365.3', '4092041': '15.0.1365.7' },
  },
  {
    name: '2013 Cumulative Update 20',
    version: '15.0.1367.3',
    kb: '4055221',
    updates: { '4092041': '15.0.1367.6', '4340731': '15.0.1367.9' },
  },
  {
    name: '2013 Cumulative Update 21',
    version: '15.0.1395.4',
    kb: '4099855',
    updates: {
      '4340731': '15.0.1395.7',
      '4459266': '15.0.1395.8',
      '4471389': '15.0.1395.10',
      '5000871': '15.0.1395.12',
    },
  },
  {
    name: '2013 Cumulative Update 22',
    version: '15.0.1473.3',
    kb: '4345836',
    updates: { '4487563': '15.0.1473.4', '4503028': '15.0.1473.5', '5000871': '15.0.1473.6' },
  },
  {
    name: '2013 Cumulative Update 23',
    version: '15.0.1497.2',
    kb: '4489622',
    updates: {
      '4509409': '15.0.1497.3',
      '4523171': '15.0.1497.4',
      '4536988': '15.0.1497.6',
      '4581424': '15.0.1497.7',
      '4588741': '15.0.1497.8',
      '4593466': '15.0.1497.10',
      '5000871': '15.0.1497.12',
    },
  },
  { name: '2016', version: '15.1.225.42' },
  { name: '2016 Cumulative Update 1', version: '15.1.396.30', kb: '3134844' },
  { name: '2016 Cumulative Update 2', version: '15.1.466.34', kb: '3135742' },
  { name: '2016 Cumulative Update 3', version: '15.1.544.27', kb: '3152589' },
  { name: '2016 Cumulative Update 4', version: '15.1.669.32', kb: '3177106' },
  { name: '2016 Cumulative Update 5', version: '15.1.845.34', kb: '4012106' },
  { name: '2016 Cumulative Update 6', version: '15.1.1034.26', kb: '4012108' },
  { name: '2016 Cumulative Update 7', version: '15.1.1261.35', kb: '4018115', updates: { '4073392': '15.1.1261.39' } },
  {
    name: '2016 Cumulative Update 8',
    version: '15.1.1415.2',
    kb: '4035145',
    updates: { '4073392': '15.1.1415.4', '4092041': '15.1.1415.7', '5000871': '15.1.1415.8' },
  },
  {
    name: '2016 Cumulative Update 9',
    version: '15.1.1466.3',
    kb: '4055222',
    updates: { '4092041': '15.1.1466.8', '4340731': '15.1.1466.9', '5000871': '15.1.1466.13' },
  },
  {
    name: '2016 Cumulative Update 10',
    version: '15.1.1531.3',
    kb: '4099852',
    updates: {
      '4340731': '15.1.1531.6',
      '4459266': '15.1.1531.8',
      '4471389': '15.1.1531.10',
      '5000871': '15.1.1531.12',
    },
  },
  {
    name: '2016 Cumulative Update 11',
    version: '15.1.1591.10',
    kb: '4134118',
    updates: {
      '4468741': '15.1.1591.11',
      '4471389': '15.1.1591.13',
      '4487563': '15.1.1591.16',
      '4503027': '15.1.1591.17',
      '5000871': '15.1.1591.18',
    },
  },
  {
    name: '2016 Cumulative Update 12',
    version: '15.1.1713.5',
    kb: '4471392',
    updates: {
      '4487563': '15.1.1713.6',
      '4503027': '15.1.1713.7',
      '4509409': '15.1.1713.8',
      '4515832': '15.1.1713.9',
      '5000871': '15.1.1713.10',
    },
  },
  {
    name: '2016 Cumulative Update 13',
    version: '15.1.1779.2',
    kb: '4488406',
    updates: { '4509409': '15.1.1779.4', '4515832': '15.1.1779.5', '4523171': '15.1.1779.7', '5000871': '15.1.1779.8' },
  },
  {
    name: '2016 Cumulative Update 14',
    version: '15.1.1847.3',
    kb: '4514140',
    updates: {
      '4523171': '15.1.1847.5',
      '4536987': '15.1.1847.7',
      '4540123': '15.1.1847.10',
      '5000871': '15.1.1847.12',
    },
  },
  {
    name: '2016 Cumulative Update 15',
    version: '15.1.1913.5',
    kb: '4522150',
    updates: { '4536987': '15.1.1913.7', '4540123': '15.1.1913.10', '5000871': '15.1.1913.12' },
  },
  {
    name: '2016 Cumulative Update 16',
    version: '15.1.1979.3',
    kb: '4537678',
    updates: { '4577352': '15.1.1979.6', '5000871': '15.1.1979.8' },
  },
  {
    name: '2016 Cumulative Update 17',
    version: '15.1.2044.4',
    kb: '4556414',
    updates: {
      '4577352': '15.1.2044.6',
      '4581424': '15.1.2044.7',
      '4588741': '15.1.2044.8',
      '4593465': '15.1.2044.12',
      '5000871': '15.1.2044.13',
    },
  },
  {
    name: '2016 Cumulative Update 18',
    version: '15.1.2106.2',
    kb: '4571788',
    updates: {
      '4581424': '15.1.2106.3',
      '4588741': '15.1.2106.4',
      '4593465': '15.1.2106.6',
      '4602269': '15.1.2106.8',
      '5000871': '15.1.2106.13',
    },
  },
  {
    name: '2016 Cumulative Update 19',
    version: '15.1.2176.2',
    kb: '4588884',
    updates: { '4602269': '15.1.2176.4', '5000871': '15.1.2176.9' },
  },
  { name: '2016 Cumulative Update 20', version: '15.1.2242.4', kb: '4602569' },
  { name: '2016 Cumulative Update 21', version: '15.1.2308.8', kb: '5003611' },
  { name: '2016 Cumulative Update 22', version: '15.1.2375.7', kb: '5005333' },
  { name: '2016 Cumulative Update 23', version: '15.1.2507.6', kb: '5011155' },
  { name: '2019', version: '15.2.221.12', updates: { '5000871': '15.2.221.18' } },
  {
    name: '2019 Cumulative Update 1',
    version: '15.2.330.5',
    kb: '4471391',
    updates: {
      '4487563': '15.2.330.7',
      '4503027': '15.2.330.8',
      '4509408': '15.2.330.9',
      '4515832': '15.2.330.10',
      '5000871': '15.2.330.11',
    },
  },
  {
    name: '2019 Cumulative Update 2',
    version: '15.2.397.3',
    kb: '4488401',
    updates: { '4509408': '15.2.397.5', '4515832': '15.2.397.6', '4523171': '15.2.397.9', '5000871': '15.2.397.11' },
  },
  {
    name: '2019 Cumulative Update 3',
    version: '15.2.464.5',
    kb: '4514141',
    updates: { '4523171': '15.2.464.7', '4536987': '15.2.464.11', '4540123': '15.2.464.14', '5000871': '15.2.464.15' },
  },
  {
    name: '2019 Cumulative Update 4',
    version: '15.2.529.5',
    kb: '4522149',
    updates: { '4536987': '15.2.529.8', '4540123': '15.2.529.11', '5000871': '15.2.529.13' },
  },
  {
    name: '2019 Cumulative Update 5',
    version: '15.2.595.3',
    kb: '4537677',
    updates: { '4577352': '15.2.595.6', '5000871': '15.2.595.8' },
  },
  {
    name: '2019 Cumulative Update 6',
    version: '15.2.659.4',
    kb: '4556415',
    updates: {
      '4577352': '15.2.659.6',
      '4581424': '15.2.659.7',
      '4588741': '15.2.659.8',
      '4593465': '15.2.659.11',
      '5000871': '15.2.659.12',
    },
  },
  {
    name: '2019 Cumulative Update 7',
    version: '15.2.721.2',
    kb: '4571787',
    updates: {
      '4581424': '15.2.721.3',
      '4588741': '15.2.721.4',
      '4593465': '15.2.721.6',
      '4602269': '15.2.721.8',
      '5000871': '15.2.721.13',
    },
  },
  {
    name: '2019 Cumulative Update 8',
    version: '15.2.792.3',
    kb: '4588885',
    updates: { '4602269': '15.2.792.5', '5000871': '15.2.792.10' },
  },
  { name: '2019 Cumulative Update 9', version: '15.2.858.5', kb: '4602570' },
  // In November 2021 the feed has the build of cumulative update 8 here.
  { name: '2019 Cumulative Update 10', version: '15.2.922.7', kb: '5003612', updates: { '5007409': '15.2.922.19' } },
  { name: '2019 Cumulative Update 11', version: '15.2.986.5', kb: '5005334' },
  { name: '2019 Cumulative Update 12', version: '15.2.1118.7', kb: '5011156' },
  // In March 2024 the feed has the builds of 13 and 14 the other way round.
  { name: '2019 Cumulative Update 13', version: '15.2.1258.12', kb: '5020999', updates: { '5037224': '15.2.1258.34' } },
  { name: '2019 Cumulative Update 14', version: '15.2.1544.4', kb: '5035606', updates: { '5037224': '15.2.1544.11' } },
  { name: '2019 Cumulative Update 15', version: '15.2.1748.10', kb: '5042461' },
  { name: 'Subscription Edition RTM', version: '15.2.2562.17', kb: '5047155' },
];

/** Update Rollups of Exchange Server 2010 Service Pack 3; each contains the ones before it. */
export const exchange2010Rollups: Readonly<Record<string, string>> = {
  '3151097': '14.3.301.0',
  '3184728': '14.3.319.2',
  '3184730': '14.3.339.0',
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
