/** Devices that attacks use: a light one in many states, and ids. */

import { createHash } from 'node:crypto';

/** Each `place` is a device and a patch state of its own, far behind, on a system that the sample catalogue knows too. */
export function lightDevice(place: number) {
  return {
    computerDnsName: `pc-${place}.attacked.example`,
    osName: 'Microsoft Windows 10 Enterprise',
    osVersion: '10.0.18363.657',
    osProcessor: 'x64',
    installationType: 'Client',
    software: [{ name: 'Microsoft Edge', version: `120.0.${place}.0`, vendor: 'Microsoft Corporation' }],
  };
}

export function idOf({ computerDnsName }: { readonly computerDnsName: string }): string {
  return createHash('sha1').update(computerDnsName.toLowerCase()).digest('hex');
}

export function answerPath(id: string): string {
  return `/api/machines/${id}/getmissingkbs`;
}
