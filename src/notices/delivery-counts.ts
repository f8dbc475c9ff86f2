/** How deliveries went since the start, by kind: for the metrics. */

import { type NoticeKind, noticeKinds } from './notice.ts';

/** "failed" is a try that is not the last one. */
const deliveryOutcomes = ['delivered', 'failed', 'dead'] as const;
export type DeliveryOutcome = (typeof deliveryOutcomes)[number];

export interface CountedDeliveries {
  readonly kind: NoticeKind;
  readonly outcome: DeliveryOutcome;
  readonly count: number;
}

export class DeliveryCounts {
  readonly #counts = new Map<string, number>();

  add(kind: string, outcome: DeliveryOutcome): void {
    const key = `${kind} ${outcome}`;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  all(): CountedDeliveries[] {
    return noticeKinds.flatMap((kind) =>
      deliveryOutcomes.map((outcome) => ({ kind, outcome, count: this.#counts.get(`${kind} ${outcome}`) ?? 0 })),
    );
  }
}
