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
  /** So many bytes lie at the begin of a room, which comes along when it is new. */
  | { readonly kind: 'bytes'; readonly room: number; readonly length: number; readonly memory?: SharedArrayBuffer }
  | { readonly kind: 'end' }
  /** Without a code it is a fault of ours. */
  | { readonly kind: 'failed'; readonly message: string; readonly code?: ErrorCode };

export type ToExport =
  | { readonly kind: 'start'; readonly job: ExportJob }
  | { readonly kind: 'told'; readonly told: ToldStates }
  | { readonly kind: 'past'; readonly states: readonly StateId[] }
  /** What lay in the room has gone on its way. */
  | { readonly kind: 'taken'; readonly room: number }
  /** The job ends early. */
  | { readonly kind: 'stop' }
  /** No job will come any more. */
  | { readonly kind: 'close' };
