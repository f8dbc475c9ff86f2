/** The files in a form as browsers and curl send it: multipart/form-data. */

import { KnownError } from '../../errors.ts';

export interface FormFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FormFiles {
  /** At least one. */
  readonly files: readonly FormFile[];
  /** What the one device is called that all of them are of. */
  readonly device?: string;
}

export const mostFiles = 20;
const mostNameCharacters = 200;

/** Rejects with `KnownError` InvalidRequestBody, MissingRequiredParameter or MaximumBatchSizeExceeded. */
export async function readForm(contentType: string, body: Uint8Array): Promise<FormFiles> {
  const form = await parse(contentType, body);
  const unknown = [...form.keys()].find((name) => name !== 'file' && name !== 'device');
  if (unknown !== undefined) {
    throw new KnownError(
      'InvalidRequestBody',
      `The form has the unknown field "${unknown.slice(0, 100)}"; there are file, once for each, and device.`,
    );
  }
  const files = form.getAll('file');
  if (files.length === 0) {
    throw new KnownError('MissingRequiredParameter', 'The form lacks "file", which is required: an inventory.');
  }
  if (files.length > mostFiles) {
    throw new KnownError(
      'MaximumBatchSizeExceeded',
      `There are too many files in the form. Received: ${files.length}, allowed: ${mostFiles}.`,
    );
  }
  const device = readDevice(form.getAll('device'));
  return { files: await Promise.all(files.map(readFile)), ...(device !== undefined && { device }) };
}

/** Node's own reader of forms holds all of one in memory, which is as large as the route lets it be. */
async function parse(contentType: string, body: Uint8Array): Promise<FormData> {
  try {
    return await new Response(body as Uint8Array<ArrayBuffer>, { headers: { 'content-type': contentType } }).formData();
  } catch (cause) {
    throw new KnownError(
      'InvalidRequestBody',
      'The body is no form of the type multipart/form-data, or it is damaged. Send the files as curl -F file=@name does.',
      { cause },
    );
  }
}

/** What is pasted comes as a text. */
async function readFile(part: string | File): Promise<FormFile> {
  if (typeof part === 'string') return { name: 'pasted text', bytes: new TextEncoder().encode(part) };
  const name = part.name.split(/[\\/]/).at(-1)?.slice(0, mostNameCharacters) || 'file';
  return { name, bytes: new Uint8Array(await part.arrayBuffer()) };
}

function readDevice(values: readonly (string | File)[]): string | undefined {
  const [value] = values;
  if (values.length === 0 || value === '') return undefined;
  if (values.length === 1 && typeof value === 'string' && /^[^\s\p{Cc}\\/:*?"<>|,;]{1,255}$/u.test(value)) return value;
  throw new KnownError(
    'InvalidRequestBody',
    'The field "device" must be there once, and be the name of a computer: up to 255 characters, without blanks.',
  );
}
