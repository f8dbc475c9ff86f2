/** The devices in the bytes of files, or the one device that several files describe. What cannot be read is kept as a fault with its reason; the rest still counts. */

import { KnownError } from '../errors.ts';
import { chooseDevice } from './choose-device.ts';
import { joinReadings, readInventories } from './read.ts';
import type { InventoryFault, ReadDevices } from './read-device.ts';

/** Every device in the bytes of the file; messages call it `source`. */
export function readDevicesOf(file: string, source: string, bytes: Uint8Array): ReadDevices {
  try {
    const { readings, problems, notes } = readInventories(bytes, source);
    const placed = ({ place, message }: { place: string; message: string }) => `${source}, ${place}: ${message}`;
    return {
      devices: readings.map((reading) => ({ source, reading })),
      faults: problems.map((problem) => ({ file, message: placed(problem) })),
      remarks: notes.map(placed),
    };
  } catch (error) {
    return { devices: [], faults: [faultOf(file, error)], remarks: [] };
  }
}

/** Throws what is none of ours. */
export function faultOf(file: string, error: unknown): InventoryFault {
  if (!(error instanceof KnownError)) throw error;
  return { file, message: error.message, code: error.code };
}

/**
 * The one device that all the files describe, called `name`; none when no file can be read or they contradict each other.
 * Of a file of several devices only the one of that name counts.
 */
export function joinDevice(
  name: string,
  files: readonly { readonly file: string; readonly read: ReadDevices }[],
): ReadDevices {
  const read = uniteDevices(files.map(({ file, read: of }) => pickDevice(file, name, of)));
  if (read.devices.length === 0) return read;
  try {
    return {
      ...read,
      devices: [{ source: name, reading: joinReadings(read.devices.map((device) => device.reading)) }],
    };
  } catch (error) {
    return { ...read, devices: [], faults: [...read.faults, faultOf(name, error)] };
  }
}

export function uniteDevices(parts: readonly ReadDevices[]): ReadDevices {
  return {
    devices: parts.flatMap((part) => part.devices),
    faults: parts.flatMap((part) => part.faults),
    remarks: parts.flatMap((part) => part.remarks),
  };
}

function pickDevice(file: string, name: string, read: ReadDevices): ReadDevices {
  const chosen = chooseDevice(
    read.devices.map(({ reading }) => reading),
    name,
  );
  if ('fault' in chosen) {
    const message = `${file} cannot be read as of one device: ${chosen.fault}. Give a file of one device, or the name of one of them.`;
    return { ...read, devices: [], faults: [...read.faults, { file, message }] };
  }
  const { readings, others } = chosen;
  const remarks = others === 0 ? [] : [`${file} is of ${others + readings.length} devices; only ${name} was taken.`];
  return {
    ...read,
    devices: readings.map((reading) => ({ source: name, reading })),
    remarks: [...read.remarks, ...remarks],
  };
}
