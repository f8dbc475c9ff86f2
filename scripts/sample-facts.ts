/** The sample catalogue and devices. Facts: numbers, ids, names, builds and dates, as Microsoft published them; samples/README.md says which. */

export interface SampleProduct {
  readonly id: string;
  readonly family: string;
  readonly name: string;
}

/** One KB in one product of one document. `cves` are ids with blanks between. */
export interface SampleUpdate {
  readonly kb: string;
  readonly productId: string;
  readonly supersedes: string;
  readonly fixedBuild?: string;
  readonly cves: string;
}

/** One document of the feed. The lists of ids (blanks between) say what is not the rule: Important, not exploited, not disclosed before. */
export interface SampleDocument {
  readonly id: string;
  readonly title: string;
  readonly initialRelease: string;
  readonly currentRelease: string;
  readonly updates: readonly SampleUpdate[];
  readonly critical: string;
  readonly moderate: string;
  readonly exploited: string;
  readonly publiclyDisclosed: string;
}

export const sampleProducts: readonly SampleProduct[] = [
  { id: '11713', family: 'Windows', name: 'Windows 10 Version 1909 for x64-based Systems' },
  {
    id: '10724-11713',
    family: 'Browser',
    name: 'Microsoft Edge (EdgeHTML-based) on Windows 10 Version 1909 for x64-based Systems',
  },
  {
    id: '10486-11713',
    family: 'Browser',
    name: 'Internet Explorer 11 on Windows 10 Version 1909 for x64-based Systems',
  },
  { id: '11923', family: 'Windows', name: 'Windows Server 2022' },
  { id: '12243', family: 'Windows', name: 'Windows 11 Version 23H2 for x64-based Systems' },
];

export const sampleDocuments: readonly SampleDocument[] = [
  {
    id: '2019-Aug',
    title: 'August 2019 Security Updates',
    initialRelease: '2019-08-13T07:00:00',
    currentRelease: '2025-10-01T23:11:02',
    updates: [
      {
        kb: '4540673',
        productId: '11713',
        supersedes: '4532693',

        cves: 'CVE-2019-1224 CVE-2019-1225 CVE-2019-1226',
      },
    ],
    critical: 'CVE-2019-1226',
    moderate: '',
    exploited: '',
    publiclyDisclosed: '',
  },
  {
    id: '2020-Feb',
    title: 'February 2020 Security Updates',
    initialRelease: '2020-02-11T08:00:00',
    currentRelease: '2026-02-18T14:34:36',
    updates: [
      {
        kb: '4532693',
        productId: '11713',
        supersedes: '4528760',

        cves: `
          CVE-2020-0655 CVE-2020-0657 CVE-2020-0658 CVE-2020-0659 CVE-2020-0660 CVE-2020-0661 CVE-2020-0662
          CVE-2020-0665 CVE-2020-0666 CVE-2020-0667 CVE-2020-0668 CVE-2020-0669 CVE-2020-0670 CVE-2020-0671
          CVE-2020-0672 CVE-2020-0675 CVE-2020-0676 CVE-2020-0677 CVE-2020-0678 CVE-2020-0679 CVE-2020-0680
          CVE-2020-0681 CVE-2020-0682 CVE-2020-0683 CVE-2020-0685 CVE-2020-0686 CVE-2020-0691 CVE-2020-0698
          CVE-2020-0701 CVE-2020-0703 CVE-2020-0704 CVE-2020-0707 CVE-2020-0708 CVE-2020-0714 CVE-2020-0715
          CVE-2020-0717 CVE-2020-0719 CVE-2020-0720 CVE-2020-0721 CVE-2020-0722 CVE-2020-0723 CVE-2020-0724
          CVE-2020-0725 CVE-2020-0726 CVE-2020-0727 CVE-2020-0728 CVE-2020-0729 CVE-2020-0730 CVE-2020-0731
          CVE-2020-0734 CVE-2020-0735 CVE-2020-0737 CVE-2020-0738 CVE-2020-0739 CVE-2020-0740 CVE-2020-0741
          CVE-2020-0742 CVE-2020-0743 CVE-2020-0744 CVE-2020-0745 CVE-2020-0746 CVE-2020-0747 CVE-2020-0748
          CVE-2020-0749 CVE-2020-0750 CVE-2020-0751 CVE-2020-0752 CVE-2020-0753 CVE-2020-0754 CVE-2020-0755
          CVE-2020-0756 CVE-2020-0757 CVE-2020-0792 CVE-2020-0817 CVE-2020-0818`,
      },
      {
        kb: '4532693',
        productId: '10486-11713',
        supersedes: '4528760',

        cves: 'CVE-2020-0673 CVE-2020-0674 CVE-2020-0706',
      },
      {
        kb: '4532693',
        productId: '10724-11713',
        supersedes: '4528760',

        cves: 'CVE-2020-0663 CVE-2020-0706 CVE-2020-0710 CVE-2020-0711 CVE-2020-0712 CVE-2020-0713 CVE-2020-0767',
      },
    ],
    critical: `
          CVE-2020-0662 CVE-2020-0673 CVE-2020-0674 CVE-2020-0681 CVE-2020-0710 CVE-2020-0711 CVE-2020-0712
          CVE-2020-0713 CVE-2020-0729 CVE-2020-0734 CVE-2020-0738 CVE-2020-0767 CVE-2020-0817`,
    moderate: '',
    exploited: 'CVE-2020-0674',
    publiclyDisclosed: 'CVE-2020-0674 CVE-2020-0683 CVE-2020-0686 CVE-2020-0706',
  },
  {
    id: '2020-Mar',
    title: 'March 2020 Security Updates',
    initialRelease: '2020-03-10T07:00:00Z',
    currentRelease: '2026-02-18T03:08:15',
    updates: [
      {
        kb: '4540673',
        productId: '11713',
        supersedes: '4532693',

        cves: `
          CVE-2020-0645 CVE-2020-0684 CVE-2020-0690 CVE-2020-0769 CVE-2020-0770 CVE-2020-0771 CVE-2020-0772
          CVE-2020-0773 CVE-2020-0774 CVE-2020-0775 CVE-2020-0776 CVE-2020-0777 CVE-2020-0778 CVE-2020-0779
          CVE-2020-0780 CVE-2020-0781 CVE-2020-0783 CVE-2020-0785 CVE-2020-0787 CVE-2020-0788 CVE-2020-0791
          CVE-2020-0793 CVE-2020-0797 CVE-2020-0798 CVE-2020-0799 CVE-2020-0800 CVE-2020-0801 CVE-2020-0802
          CVE-2020-0803 CVE-2020-0804 CVE-2020-0806 CVE-2020-0807 CVE-2020-0808 CVE-2020-0809 CVE-2020-0810
          CVE-2020-0814 CVE-2020-0819 CVE-2020-0820 CVE-2020-0822 CVE-2020-0834 CVE-2020-0840 CVE-2020-0841
          CVE-2020-0842 CVE-2020-0843 CVE-2020-0844 CVE-2020-0845 CVE-2020-0849 CVE-2020-0853 CVE-2020-0854
          CVE-2020-0857 CVE-2020-0858 CVE-2020-0859 CVE-2020-0860 CVE-2020-0861 CVE-2020-0863 CVE-2020-0864
          CVE-2020-0865 CVE-2020-0866 CVE-2020-0867 CVE-2020-0868 CVE-2020-0869 CVE-2020-0871 CVE-2020-0874
          CVE-2020-0876 CVE-2020-0877 CVE-2020-0879 CVE-2020-0880 CVE-2020-0881 CVE-2020-0882 CVE-2020-0883
          CVE-2020-0885 CVE-2020-0887 CVE-2020-0896 CVE-2020-0897`,
      },
      {
        kb: '4540673',
        productId: '10486-11713',
        supersedes: '4532693',

        cves: 'CVE-2020-0768 CVE-2020-0824 CVE-2020-0830 CVE-2020-0832 CVE-2020-0833 CVE-2020-0847',
      },
      {
        kb: '4540673',
        productId: '10724-11713',
        supersedes: '4532693',

        cves: `
          CVE-2020-0768 CVE-2020-0811 CVE-2020-0812 CVE-2020-0813 CVE-2020-0816 CVE-2020-0823 CVE-2020-0825
          CVE-2020-0826 CVE-2020-0827 CVE-2020-0828 CVE-2020-0829 CVE-2020-0830 CVE-2020-0831 CVE-2020-0848`,
      },
    ],
    critical: `
          CVE-2020-0684 CVE-2020-0768 CVE-2020-0801 CVE-2020-0807 CVE-2020-0809 CVE-2020-0811 CVE-2020-0812
          CVE-2020-0816 CVE-2020-0823 CVE-2020-0824 CVE-2020-0825 CVE-2020-0826 CVE-2020-0827 CVE-2020-0828
          CVE-2020-0829 CVE-2020-0830 CVE-2020-0831 CVE-2020-0832 CVE-2020-0833 CVE-2020-0847 CVE-2020-0848
          CVE-2020-0869 CVE-2020-0881 CVE-2020-0883`,
    moderate: '',
    exploited: '',
    publiclyDisclosed: '',
  },
  {
    id: '2024-Feb',
    title: 'February 2024 Security Updates',
    initialRelease: '2024-02-13T08:00:00',
    currentRelease: '2026-06-28T02:02:22',
    updates: [
      {
        kb: '5034765',
        productId: '12243',
        supersedes: '5034123',
        fixedBuild: '10.0.22631.3155',
        cves: `
          CVE-2024-20684 CVE-2024-21304 CVE-2024-21338 CVE-2024-21339 CVE-2024-21340 CVE-2024-21341 CVE-2024-21342
          CVE-2024-21343 CVE-2024-21344 CVE-2024-21346 CVE-2024-21347 CVE-2024-21348 CVE-2024-21349 CVE-2024-21350
          CVE-2024-21351 CVE-2024-21352 CVE-2024-21354 CVE-2024-21355 CVE-2024-21356 CVE-2024-21357 CVE-2024-21358
          CVE-2024-21359 CVE-2024-21360 CVE-2024-21361 CVE-2024-21362 CVE-2024-21363 CVE-2024-21365 CVE-2024-21366
          CVE-2024-21367 CVE-2024-21368 CVE-2024-21369 CVE-2024-21370 CVE-2024-21371 CVE-2024-21372 CVE-2024-21375
          CVE-2024-21377 CVE-2024-21391 CVE-2024-21405 CVE-2024-21406 CVE-2024-21412 CVE-2024-21420`,
      },
      {
        kb: '5034770',
        productId: '11923',
        supersedes: '5034129',
        fixedBuild: '10.0.20348.2322',
        cves: `
          CVE-2023-50387 CVE-2024-20684 CVE-2024-21304 CVE-2024-21338 CVE-2024-21339 CVE-2024-21340 CVE-2024-21341
          CVE-2024-21343 CVE-2024-21344 CVE-2024-21347 CVE-2024-21348 CVE-2024-21349 CVE-2024-21350 CVE-2024-21351
          CVE-2024-21352 CVE-2024-21354 CVE-2024-21355 CVE-2024-21356 CVE-2024-21357 CVE-2024-21358 CVE-2024-21359
          CVE-2024-21360 CVE-2024-21361 CVE-2024-21362 CVE-2024-21363 CVE-2024-21365 CVE-2024-21366 CVE-2024-21367
          CVE-2024-21368 CVE-2024-21369 CVE-2024-21370 CVE-2024-21371 CVE-2024-21372 CVE-2024-21375 CVE-2024-21377
          CVE-2024-21391 CVE-2024-21405 CVE-2024-21406 CVE-2024-21412 CVE-2024-21420`,
      },
    ],
    critical: 'CVE-2024-20684 CVE-2024-21357',
    moderate: 'CVE-2024-21351',
    exploited: 'CVE-2024-21338 CVE-2024-21351 CVE-2024-21412',
    publiclyDisclosed: '',
  },
  {
    id: '2024-Mar',
    title: 'March 2024 Security Updates',
    initialRelease: '2024-03-12T07:00:00',
    currentRelease: '2026-06-28T01:41:24',
    updates: [
      {
        kb: '5035853',
        productId: '12243',
        supersedes: '5034765',
        fixedBuild: '10.0.22631.3296',
        cves: `
          CVE-2023-28746 CVE-2024-21407 CVE-2024-21408 CVE-2024-21429 CVE-2024-21430 CVE-2024-21431 CVE-2024-21432
          CVE-2024-21433 CVE-2024-21434 CVE-2024-21435 CVE-2024-21436 CVE-2024-21437 CVE-2024-21438 CVE-2024-21439
          CVE-2024-21440 CVE-2024-21441 CVE-2024-21442 CVE-2024-21443 CVE-2024-21444 CVE-2024-21445 CVE-2024-21446
          CVE-2024-21450 CVE-2024-21451 CVE-2024-26159 CVE-2024-26160 CVE-2024-26161 CVE-2024-26162 CVE-2024-26166
          CVE-2024-26169 CVE-2024-26170 CVE-2024-26173 CVE-2024-26174 CVE-2024-26176 CVE-2024-26177 CVE-2024-26178
          CVE-2024-26181 CVE-2024-26185 CVE-2024-26190`,
      },
      {
        kb: '5035857',
        productId: '11923',
        supersedes: '5034770',
        fixedBuild: '10.0.20348.2340',
        cves: `
          CVE-2023-28746 CVE-2024-21407 CVE-2024-21408 CVE-2024-21429 CVE-2024-21430 CVE-2024-21431 CVE-2024-21432
          CVE-2024-21433 CVE-2024-21434 CVE-2024-21436 CVE-2024-21437 CVE-2024-21438 CVE-2024-21439 CVE-2024-21440
          CVE-2024-21441 CVE-2024-21442 CVE-2024-21443 CVE-2024-21444 CVE-2024-21445 CVE-2024-21446 CVE-2024-21450
          CVE-2024-21451 CVE-2024-26159 CVE-2024-26161 CVE-2024-26162 CVE-2024-26166 CVE-2024-26169 CVE-2024-26170
          CVE-2024-26173 CVE-2024-26174 CVE-2024-26176 CVE-2024-26177 CVE-2024-26178 CVE-2024-26181 CVE-2024-26190
          CVE-2024-26197`,
      },
    ],
    critical: 'CVE-2024-21407 CVE-2024-21408',
    moderate: '',
    exploited: '',
    publiclyDisclosed: '',
  },
  {
    id: '2024-Apr',
    title: 'April 2024 Security Updates',
    initialRelease: '2024-04-09T07:00:00',
    currentRelease: '2026-06-28T01:57:53',
    updates: [
      {
        kb: '5036893',
        productId: '12243',
        supersedes: '5035853',
        fixedBuild: '10.0.22631.3447',
        cves: `
          CVE-2024-20665 CVE-2024-20669 CVE-2024-20678 CVE-2024-20693 CVE-2024-21447 CVE-2024-23593 CVE-2024-23594
          CVE-2024-26158 CVE-2024-26168 CVE-2024-26171 CVE-2024-26172 CVE-2024-26175 CVE-2024-26179 CVE-2024-26180
          CVE-2024-26183 CVE-2024-26189 CVE-2024-26194 CVE-2024-26200 CVE-2024-26205 CVE-2024-26208 CVE-2024-26209
          CVE-2024-26210 CVE-2024-26214 CVE-2024-26218 CVE-2024-26219 CVE-2024-26220 CVE-2024-26228 CVE-2024-26229
          CVE-2024-26230 CVE-2024-26232 CVE-2024-26234 CVE-2024-26237 CVE-2024-26239 CVE-2024-26240 CVE-2024-26241
          CVE-2024-26242 CVE-2024-26243 CVE-2024-26244 CVE-2024-26248 CVE-2024-26250 CVE-2024-26252 CVE-2024-26253
          CVE-2024-26254 CVE-2024-26255 CVE-2024-26256 CVE-2024-28896 CVE-2024-28897 CVE-2024-28898 CVE-2024-28901
          CVE-2024-28903 CVE-2024-28919 CVE-2024-28920 CVE-2024-28921 CVE-2024-28922 CVE-2024-28923 CVE-2024-28924
          CVE-2024-28925 CVE-2024-29050 CVE-2024-29052 CVE-2024-29061 CVE-2024-29062 CVE-2024-29064 CVE-2024-29988`,
      },
      {
        kb: '5036909',
        productId: '11923',
        supersedes: '5035857',
        fixedBuild: '10.0.20348.2402',
        cves: `
          CVE-2024-20665 CVE-2024-20669 CVE-2024-20678 CVE-2024-20693 CVE-2024-21447 CVE-2024-23593 CVE-2024-23594
          CVE-2024-26158 CVE-2024-26168 CVE-2024-26171 CVE-2024-26172 CVE-2024-26175 CVE-2024-26179 CVE-2024-26180
          CVE-2024-26183 CVE-2024-26189 CVE-2024-26194 CVE-2024-26195 CVE-2024-26200 CVE-2024-26202 CVE-2024-26205
          CVE-2024-26208 CVE-2024-26209 CVE-2024-26210 CVE-2024-26212 CVE-2024-26214 CVE-2024-26215 CVE-2024-26216
          CVE-2024-26218 CVE-2024-26219 CVE-2024-26220 CVE-2024-26221 CVE-2024-26222 CVE-2024-26223 CVE-2024-26224
          CVE-2024-26226 CVE-2024-26227 CVE-2024-26228 CVE-2024-26229 CVE-2024-26230 CVE-2024-26231 CVE-2024-26232
          CVE-2024-26233 CVE-2024-26234 CVE-2024-26237 CVE-2024-26239 CVE-2024-26240 CVE-2024-26241 CVE-2024-26242
          CVE-2024-26243 CVE-2024-26244 CVE-2024-26248 CVE-2024-26250 CVE-2024-26252 CVE-2024-26253 CVE-2024-26254
          CVE-2024-26255 CVE-2024-28896 CVE-2024-28897 CVE-2024-28898 CVE-2024-28901 CVE-2024-28903 CVE-2024-28919
          CVE-2024-28920 CVE-2024-28921 CVE-2024-28922 CVE-2024-28923 CVE-2024-28924 CVE-2024-28925 CVE-2024-29050
          CVE-2024-29052 CVE-2024-29056 CVE-2024-29061 CVE-2024-29062 CVE-2024-29064 CVE-2024-29066 CVE-2024-29988`,
      },
    ],
    critical: '',
    moderate: '',
    exploited: 'CVE-2024-26234',
    publiclyDisclosed: 'CVE-2024-26234',
  },
];

/** Inventories in the contract's form; the first is the device of the specification's example. */
export const sampleDevices = [
  {
    id: '2339ad14a01bd0299afb93dfa2550136057bff96',
    computerDnsName: 'pc-7.contoso.com',
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: ['4532693'],
    lastSeen: '2020-03-20T08:00:00Z',
  },
  {
    computerDnsName: 'pc-12.contoso.com',
    osName: 'Microsoft Windows 11 Pro',
    osVersion: '10.0.22631.3007',
    osProcessor: 'x64',
    installationType: 'Client',
    installedKbs: ['5034123'],
    lastSeen: '2024-05-02T06:30:00Z',
  },
  {
    computerDnsName: 'srv-1.contoso.com',
    osName: 'Microsoft Windows Server 2022 Standard',
    osVersion: '10.0.20348.2402',
    osProcessor: 'x64',
    installationType: 'Server',
    installedKbs: ['5036909'],
    lastSeen: '2024-05-02T06:45:00Z',
  },
] as const;
