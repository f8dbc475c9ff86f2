/** A thread for exports, one after the other: reads devices on a connection of its own, renders their rows, and gives no more at a time than has been taken. */

import { setImmediate } from 'node:timers/promises';
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { MachineId } from '../../brand.ts';
import { KnownError } from '../../errors.ts';
import type { DeviceQuery, OpenLists } from '../../store/device-list.ts';
import { openLists, type StoreSettings } from '../../store/open.ts';
import type { StateId } from '../../store/store.ts';
import type { ExportJob } from './export-job.ts';
import { exportRows } from './export-rows.ts';
import type { FromExport } from './thread-messages.ts';
import { Stopped, ThreadTalk } from './thread-talk.ts';

void work(new ThreadTalk(parentPort as MessagePort), workerData as StoreSettings);

async function work(talk: ThreadTalk, place: StoreSettings): Promise<void> {
  let lists: OpenLists | undefined;
  for (let job = await talk.nextJob(); job !== undefined; job = await talk.nextJob()) {
    try {
      lists ??= await openLists(place);
      await run(lists, job, talk);
      talk.say({ kind: 'end' });
    } catch (error) {
      talk.say(error instanceof Stopped ? { kind: 'end' } : failureOf(error as Error));
    }
  }
  await lists?.close();
  talk.close();
}

async function run(lists: OpenLists, job: ExportJob, talk: ThreadTalk): Promise<void> {
  const sources = {
    lists: {
      async list(tenant: string, query: DeviceQuery) {
        // What was said meanwhile is heard now.
        await setImmediate();
        talk.checkStopped();
        return lists.list(tenant, query);
      },
    },
    tell: (states: readonly StateId[]) => talk.tell(states),
    pastStates: (id: MachineId) => talk.past(id),
  };
  for await (const bytes of exportRows(sources, job)) await talk.send(bytes);
}

function failureOf(error: Error): FromExport {
  return { kind: 'failed', message: error.message, ...(error instanceof KnownError && { code: error.code }) };
}
