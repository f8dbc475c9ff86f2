/** Notices in PostgreSQL: tables that only the coordinator has. */

import {
  type DeadRecord,
  type SubscriptionRecord,
  subscriptionRecordOf,
  type TakenRecord,
  toDeadNotice,
  toSubscription,
  toTakenNotice,
} from '../notice-record.ts';
import type { NoticeCount, NoticeStore } from '../notice-store.ts';
import type { Database } from './database.ts';

const subscriptionColumns = `
  subscription.id, subscription.tenant, subscription.name, address, form, kinds, sla, secret, subscription.created,
  gone_since AS "goneSince", former_secret AS "formerSecret", former_until AS "formerUntil"`;

export function createNoticeStore(database: Database): NoticeStore {
  return { ...subscriptionsIn(database), ...toldIn(database), ...queueIn(database), ...deadIn(database) };
}

function subscriptionsIn({
  query,
  transaction,
}: Database): Pick<
  NoticeStore,
  'subscribe' | 'subscriptions' | 'changeSubscription' | 'unsubscribe' | 'switchOff' | 'switchOn' | 'replaceSecret'
> {
  return {
    async subscribe(subscription) {
      const record = subscriptionRecordOf(subscription);
      const { id, tenant, name, address, form, kinds, sla, secret, created, goneSince } = record;
      await query(
        `INSERT INTO missingkbs.notice_subscriptions
           (id, tenant, name, address, form, kinds, sla, secret, created, gone_since, former_secret, former_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
        [
          ...[id, tenant, name, address, form, kinds, sla, secret, created, goneSince],
          ...[record.formerSecret, record.formerUntil],
        ],
      );
    },
    async subscriptions(tenant) {
      const { rows } = await query(
        `SELECT ${subscriptionColumns} FROM missingkbs.notice_subscriptions AS subscription
         WHERE $1::text IS NULL OR tenant = $1 ORDER BY created, id`,
        [tenant ?? null],
      );
      return (rows as SubscriptionRecord[]).map(toSubscription);
    },
    async changeSubscription(subscription) {
      const { id, tenant, name, address, form, kinds, sla, goneSince } = subscriptionRecordOf(subscription);
      const { rowCount } = await query(
        `UPDATE missingkbs.notice_subscriptions
         SET name = $3, address = $4, form = $5, kinds = $6, sla = $7, gone_since = $8
         WHERE tenant = $1 AND id = $2`,
        [tenant, id, name, address, form, kinds, sla, goneSince],
      );
      return rowCount === 1;
    },
    async unsubscribe(tenant, id) {
      const { rowCount } = await query('DELETE FROM missingkbs.notice_subscriptions WHERE tenant = $1 AND id = $2', [
        tenant,
        id,
      ]);
      return rowCount === 1;
    },
    async switchOff(id, since, reason) {
      await transaction(async (ask) => {
        await ask('UPDATE missingkbs.notice_subscriptions SET gone_since = $1 WHERE id = $2', [since, id]);
        await ask(
          'UPDATE missingkbs.notices SET died = $1, last_reason = $2 WHERE subscription_id = $3 AND died IS NULL',
          [since, reason, id],
        );
      });
    },
    async switchOn(id) {
      await query('UPDATE missingkbs.notice_subscriptions SET gone_since = NULL WHERE id = $1', [id]);
    },
    async replaceSecret(tenant, id, secret, formerUntil) {
      const { rowCount } = await query(
        `UPDATE missingkbs.notice_subscriptions
         SET former_secret = CASE WHEN $4::text IS NOT NULL THEN secret END, former_until = $4, secret = $3
         WHERE tenant = $1 AND id = $2`,
        [tenant, id, secret, formerUntil ?? null],
      );
      return rowCount === 1;
    },
  };
}

function toldIn({ query, transaction }: Database): Pick<NoticeStore, 'told' | 'tell' | 'forget'> {
  return {
    async told(tenant, topic) {
      const { rows } = await query(
        'SELECT mark FROM missingkbs.notice_marks WHERE tenant = $1 AND topic = $2 ORDER BY mark',
        [tenant, topic],
      );
      return rows.map(({ mark }) => mark as string);
    },
    tell({ tenant, topic, marks }, notices) {
      return transaction(async (ask) => {
        await ask("SELECT pg_advisory_xact_lock(hashtextextended('missingkbs notices ' || $1, 0))", [tenant]);
        // A statement of its own, since it sees what was there when it began, and that has to be after the lock.
        const { rows } = await ask(
          'SELECT 1 FROM missingkbs.notice_marks WHERE tenant = $1 AND topic = $2 AND mark = ANY($3::text[]) LIMIT 1',
          [tenant, topic, marks],
        );
        if (rows.length > 0) return false;
        await ask(
          'INSERT INTO missingkbs.notice_marks (tenant, topic, mark) SELECT $1, $2, mark FROM unnest($3::text[]) AS mark',
          [tenant, topic, marks],
        );
        for (const { id, subscription, kind, content, created, due } of notices) {
          await ask(
            `INSERT INTO missingkbs.notices (id, tenant, subscription_id, kind, content, created, due)
             SELECT $1, tenant, id, $2, $3, $4, $5 FROM missingkbs.notice_subscriptions WHERE id = $6`,
            [id, kind, content, created, due, subscription],
          );
        }
        return true;
      });
    },
    async forget(topic, tenant) {
      await query('DELETE FROM missingkbs.notice_marks WHERE topic = $1 AND ($2::text IS NULL OR tenant = $2)', [
        topic,
        tenant ?? null,
      ]);
    },
  };
}

function queueIn({ query }: Database): Pick<NoticeStore, 'take' | 'delivered' | 'failed'> {
  return {
    async take(now, until, most) {
      // Whoever comes second to a row waits for the first, looks at `due` again and leaves it.
      const { rows } = await query(
        `UPDATE missingkbs.notices AS notice SET due = $2, tries = tries + 1
         FROM missingkbs.notice_subscriptions AS subscription
         WHERE subscription.id = notice.subscription_id AND notice.died IS NULL AND notice.due <= $1 AND notice.id IN (
           SELECT id FROM missingkbs.notices WHERE died IS NULL AND due <= $1 ORDER BY due, id LIMIT $3)
         RETURNING notice.id AS "noticeId", kind, content, notice.created AS "noticeCreated", tries, ${subscriptionColumns}`,
        [now, until, most],
      );
      return (rows as TakenRecord[]).map(toTakenNotice);
    },
    async delivered(id) {
      await query('DELETE FROM missingkbs.notices WHERE id = $1', [id]);
    },
    async failed(id, { at, status, reason }, due) {
      await query(
        `UPDATE missingkbs.notices SET due = coalesce($2, due), died = CASE WHEN $2::bigint IS NULL THEN $3::text END,
           last_status = $4, last_reason = $5
         WHERE id = $1`,
        [id, due ?? null, at, status ?? null, reason],
      );
    },
  };
}

function deadIn({ query }: Database): Pick<NoticeStore, 'dead' | 'revive' | 'removeDead' | 'count'> {
  return {
    async dead(tenant) {
      const { rows } = await query(
        `SELECT id, subscription_id AS subscription, kind, created, died, tries, last_status AS "lastStatus",
           last_reason AS "lastReason"
         FROM missingkbs.notices WHERE tenant = $1 AND died IS NOT NULL ORDER BY died DESC, id`,
        [tenant],
      );
      return (rows as DeadRecord[]).map(toDeadNotice);
    },
    async revive(tenant, now, id) {
      const { rowCount } = await query(
        `UPDATE missingkbs.notices SET died = NULL, tries = 0, due = $2
         WHERE tenant = $1 AND died IS NOT NULL AND ($3::text IS NULL OR id = $3)`,
        [tenant, now, id ?? null],
      );
      return rowCount ?? 0;
    },
    async removeDead(before) {
      const { rowCount } = await query('DELETE FROM missingkbs.notices WHERE died < $1', [before]);
      return rowCount ?? 0;
    },
    async count() {
      const { rows } = await query(
        `SELECT kind, count(*) - count(died) AS waiting, count(died) AS dead
         FROM missingkbs.notices GROUP BY kind ORDER BY kind`,
      );
      return rows as NoticeCount[];
    },
  };
}
