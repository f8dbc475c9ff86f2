/** Devices in files that somebody sends, judged at once and kept nowhere: what `assess` does on the command line. For a thread that may take its time, and be ended. */

import { type AssessedDevice, elementOf } from '../../assessment/assessed-device.ts';
import type { Assessor } from '../../assessment/assessor.ts';
import { judgeDevices } from '../../assessment/judge-devices.ts';
import type { KbNumber } from '../../brand.ts';
import { type ErrorCode, KnownError } from '../../errors.ts';
import type { InventoryFault, ReadDevices } from '../../inventory/read-device.ts';
import { joinDevice, readDevicesOf, uniteDevices } from '../../inventory/read-devices.ts';
import { readForm } from './form-files.ts';

export interface FilesQuestion {
  /** multipart/form-data, with its boundary. */
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly asOf: string;
  /** Explained on each device. */
  readonly kbs: readonly KbNumber[];
}

/** As it goes from thread to thread: an error would lose its code on the way. */
export type FilesAnswer =
  | { readonly json: Uint8Array }
  | { readonly refused: { readonly code: ErrorCode; readonly message: string } };

/** Of one answer: more is a fleet, which is taken in. */
export const mostDevices = 200;

const utf8 = new TextEncoder();

export async function assessFiles(assessor: Assessor, question: FilesQuestion): Promise<FilesAnswer> {
  try {
    const { devices, faults, remarks } = await readDevices(question);
    const assessed = judgeDevices(devices, assessor, question.asOf, { kb: question.kbs });
    const answer = { value: assessed.map(toElement), faults: faults.map(toFault), remarks };
    return { json: utf8.encode(JSON.stringify(answer)) };
  } catch (error) {
    if (!(error instanceof KnownError)) throw error;
    return { refused: { code: error.code, message: error.message } };
  }
}

/** Throws `KnownError` where there is no device to answer of, with the first reason. */
async function readDevices({ contentType, body }: FilesQuestion): Promise<ReadDevices> {
  const { files, device } = await readForm(contentType, body);
  const parts = files.map(({ name, bytes }) => ({ file: name, read: readDevicesOf(name, name, bytes) }));
  const read = device === undefined ? uniteDevices(parts.map((part) => part.read)) : joinDevice(device, parts);
  const [fault] = read.faults;
  if (read.devices.length === 0 && fault !== undefined) {
    throw new KnownError(fault.code ?? 'InvalidInput', fault.message);
  }
  if (read.devices.length > mostDevices) {
    throw new KnownError(
      'MaximumBatchSizeExceeded',
      `There are too many devices for one answer. Received: ${read.devices.length}, allowed: ${mostDevices}. Take them in (missingkbs import, POST /api/machines/inventory), and ask for the fleet.`,
    );
  }
  if (device === undefined) return read;
  return {
    ...read,
    devices: read.devices.map(({ source, reading }) => ({ source, reading: { ...reading, computerDnsName: device } })),
  };
}

function toElement(device: AssessedDevice) {
  return { source: device.source, ...elementOf(device) };
}

function toFault({ file, message }: InventoryFault) {
  return { file, message };
}
