/** Every attack, in the order in which they are made. */

import type { Attack } from './attack.ts';
import { anonymousBodies } from './attacks/anonymous-bodies.ts';
import { clockSetBack } from './attacks/clock-set-back.ts';
import { damagedFiles } from './attacks/damaged-files.ts';
import { fullDisk } from './attacks/full-disk.ts';
import { heavyDevice } from './attacks/heavy-device.ts';
import { hostileFeed } from './attacks/hostile-feed.ts';
import { hostileLists } from './attacks/hostile-lists.ts';
import { hostileValues } from './attacks/hostile-values.ts';
import { issuerDown } from './attacks/issuer-down.ts';
import { killRounds } from './attacks/kill-rounds.ts';
import { limiterMemory } from './attacks/limiter-memory.ts';
import { malformedRequests } from './attacks/malformed-requests.ts';
import { manySockets } from './attacks/many-sockets.ts';
import { noticeAddresses } from './attacks/notice-addresses.ts';
import { noticeReceivers } from './attacks/notice-receivers.ts';
import { noticeSignatures } from './attacks/notice-signatures.ts';
import { revokedApplication } from './attacks/revoked-application.ts';
import { slowClients } from './attacks/slow-clients.ts';
import { syncUnderLoad } from './attacks/sync-under-load.ts';
import { tokenFlood } from './attacks/token-flood.ts';
import { twoIssuers } from './attacks/two-issuers.ts';
import { twoServers } from './attacks/two-servers.ts';

export const attacks: readonly Attack[] = [
  heavyDevice,
  hostileValues,
  hostileLists,
  anonymousBodies,
  malformedRequests,
  slowClients,
  tokenFlood,
  issuerDown,
  twoIssuers,
  revokedApplication,
  clockSetBack,
  limiterMemory,
  manySockets,
  noticeAddresses,
  noticeReceivers,
  noticeSignatures,
  hostileFeed,
  fullDisk,
  damagedFiles,
  killRounds,
  twoServers,
  syncUnderLoad,
];
