/** What the thread of an export and the thread of the requests say to each other. */

import type { MachineId } from '../../brand.ts';
import type { ErrorCode } from '../../errors.ts';
import type { StateId } from '../../store/store.ts';
import type { ExportJob } from './export-job.ts';
import type { ToldStates } from './state-parts.ts';

/** A question is answered before the next one is asked. The last word on a job is `end` or `failed`. */
export type FromExport =
  | { readonly kind: 'tell'; readonly states: readonly StateId[] }
  | { readonly kind: 'past'; readonly id: MachineId }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'end' }
  /** Without a code it is a fault of ours. */
  | { readonly kind: 'failed'; readonly message: string; readonly code?: ErrorCode };

export type ToExport =
  | { readonly kind: 'start'; readonly job: ExportJob }
  | { readonly kind: 'told'; readonly told: ToldStates }
  | { readonly kind: 'past'; readonly states: readonly StateId[] }
  /** So many bytes have gone on their way. */
  | { readonly kind: 'taken'; readonly bytes: number }
  /** The job ends early. */
  | { readonly kind: 'stop' }
  /** No job will come any more. */
  | { readonly kind: 'close' };
