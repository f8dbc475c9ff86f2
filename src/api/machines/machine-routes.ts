/** All routes below /api/machines. */

import type { FastifyInstance } from 'fastify';
import type { Store } from '../../store/store.ts';
import type { TakeInLines } from '../../take-in/take-in-lines.ts';
import type { Answers } from '../answers.ts';
import type { ArrivalLimit } from '../arrival-limit.ts';
import type { RequestCounts } from '../metrics/request-counts.ts';
import { changeTags, changeTagsOfMany } from './change-tags.ts';
import { deleteMachine } from './delete-machine.ts';
import { explainMissingKb } from './explain-missing-kb.ts';
import { refuseFixedNames } from './fixed-names.ts';
import { getMachine } from './get-machine.ts';
import { getMissingKbs } from './get-missing-kbs.ts';
import { findByIp } from './lists/find-by-ip.ts';
import { findByTag } from './lists/find-by-tag.ts';
import { listMachines } from './lists/list-machines.ts';
import { createSendMachines, type SendMachines } from './lists/send-machines.ts';
import { createToMachine, type MachineResourceOptions, type ToMachine } from './machine-resource.ts';
import { postInventories } from './post-inventories.ts';
import { putInventory } from './put-inventory.ts';

export interface MachineParts extends MachineResourceOptions {
  readonly store: Store;
  readonly answers: Answers;
  readonly requests: RequestCounts;
  readonly takeInLines: TakeInLines;
  readonly arrival: ArrivalLimit;
}

/** Gives what registers them, below one prefix or several, which share what is known of states. */
export function createMachineRoutes(parts: MachineParts): (app: FastifyInstance) => void {
  const { store, answers, calledUrl, requests, now, takeInLines, arrival } = parts;
  const toMachine: ToMachine = createToMachine(parts);
  const sendMachines: SendMachines = createSendMachines(store.devices, parts);
  return (app) => {
    getMissingKbs(app, answers, calledUrl, requests);
    explainMissingKb(app, answers);
    listMachines(app, sendMachines);
    findByTag(app, sendMachines);
    findByIp(app, sendMachines, now);
    getMachine(app, store, toMachine);
    deleteMachine(app, store);
    changeTags(app, store.devices, toMachine);
    changeTagsOfMany(app, store.devices, toMachine, calledUrl);
    refuseFixedNames(app);
    putInventory(app, store, toMachine, now);
    postInventories(app, takeInLines, arrival);
  };
}
