/** `--format csv`: one row a missing update; a device without any has one row that bears its status, so that no device is lost. */

import { type AssessedDevice, deviceNameOf, idOf } from '../../assessment/assessed-device.ts';
import type { MissingUpdate } from '../../assessment/model.ts';
import { csvRow } from '../../csv-row.ts';
import type { Writer } from '../terminal.ts';

const columns = [
  'machineId',
  'computerDnsName',
  'asOf',
  'status',
  'reason',
  'id',
  'name',
  'productsNames',
  'url',
  'machineMissedOn',
  'cveAddressed',
  'releaseDate',
  'install',
  'needsEsu',
  'notOffered',
  'notOfferedSince',
  'upgradeTo',
  'stale',
] as const;

type Row = Record<(typeof columns)[number], string | number>;

export function writeCsv(devices: Iterable<AssessedDevice>, writer: Writer): void {
  writer.write(csvRow(columns));
  for (const device of devices) {
    const { missing } = device.assessment;
    for (const update of missing.length === 0 ? [undefined] : missing) {
      const row = rowOf(device, update);
      writer.write(csvRow(columns.map((column) => row[column])));
    }
  }
}

function rowOf(device: AssessedDevice, update: MissingUpdate | undefined): Row {
  const { reading, assessment } = device;
  const remedies = assessment.install.filter(
    ({ id, replaces }) => update && (id === update.id || replaces.includes(update.id)),
  );
  return {
    machineId: idOf(reading) ?? '',
    computerDnsName: deviceNameOf(device),
    asOf: assessment.asOf,
    status: assessment.status,
    reason: assessment.reason ?? '',
    id: update?.id ?? '',
    name: update?.name ?? '',
    productsNames: update?.productsNames.join(';') ?? '',
    url: update?.url ?? '',
    machineMissedOn: update?.machineMissedOn ?? '',
    cveAddressed: update?.cveAddressed ?? '',
    releaseDate: update?.releaseDate ?? '',
    install: remedies.map(({ id }) => id).join(';'),
    needsEsu: update?.needsEsu ? 'true' : '',
    notOffered: update?.notOffered?.reason ?? '',
    notOfferedSince: update?.notOffered?.since ?? '',
    upgradeTo: remedies.find(({ upgradeTo }) => upgradeTo)?.upgradeTo?.release ?? '',
    stale: assessment.stale.length > 0 ? 'true' : '',
  };
}
