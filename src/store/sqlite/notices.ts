/** Notices in SQLite. */

import type { DatabaseSync } from 'node:sqlite';
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
import { inTransaction, useDatabase } from './database.ts';

const laterColumns = 'gone_since AS goneSince, former_secret AS formerSecret, former_until AS formerUntil';

const selectSubscriptions = `
  SELECT id, tenant, name, address, form, kinds, sla, secret, created, ${laterColumns} FROM notice_subscriptions`;

export function createNoticeStore(database: DatabaseSync): NoticeStore {
  return { ...subscriptionsIn(database), ...toldIn(database), ...queueIn(database), ...deadIn(database) };
}

function subscriptionsIn(
  database: DatabaseSync,
): Pick<
  NoticeStore,
  'subscribe' | 'subscriptions' | 'changeSubscription' | 'unsubscribe' | 'switchOff' | 'switchOn' | 'replaceSecret'
> {
  const insert = database.prepare(
    `INSERT INTO notice_subscriptions (id, tenant, name, address, form, kinds, sla, secret, created, gone_since, former_secret, former_until)
     VALUES (:id, :tenant, :name, :address, :form, :kinds, :sla, :secret, :created, :goneSince, :formerSecret, :formerUntil)`,
  );
  const selectAll = database.prepare(`${selectSubscriptions} ORDER BY created, id`);
  const selectOfTenant = database.prepare(`${selectSubscriptions} WHERE tenant = ? ORDER BY created, id`);
  const change = database.prepare(
    `UPDATE notice_subscriptions
     SET name = :name, address = :address, form = :form, kinds = :kinds, sla = :sla, gone_since = :goneSince
     WHERE tenant = :tenant AND id = :id`,
  );
  const remove = database.prepare('DELETE FROM notice_subscriptions WHERE tenant = ? AND id = ?');
  const setGone = database.prepare('UPDATE notice_subscriptions SET gone_since = ? WHERE id = ?');
  const replace = database.prepare(
    `UPDATE notice_subscriptions
     SET former_secret = CASE WHEN :until IS NOT NULL THEN secret END, former_until = :until, secret = :secret
     WHERE tenant = :tenant AND id = :id`,
  );
  const kill = database.prepare(
    'UPDATE notices SET died = ?, last_reason = ? WHERE subscription_id = ? AND died IS NULL',
  );
  return {
    async subscribe(subscription) {
      await inTransaction(database, () => insert.run({ ...subscriptionRecordOf(subscription) }));
    },
    async subscriptions(tenant) {
      const rows = useDatabase(() => (tenant === undefined ? selectAll.all() : selectOfTenant.all(tenant)));
      return (rows as unknown as SubscriptionRecord[]).map(toSubscription);
    },
    changeSubscription(subscription) {
      const { id, tenant, name, address, form, kinds, sla, goneSince } = subscriptionRecordOf(subscription);
      const changed = { id, tenant, name, address, form, kinds, sla, goneSince };
      return inTransaction(database, () => change.run(changed).changes === 1);
    },
    unsubscribe: (tenant, id) => inTransaction(database, () => remove.run(tenant, id).changes === 1),
    async switchOff(id, since, reason) {
      await inTransaction(database, () => {
        setGone.run(since, id);
        kill.run(since, reason, id);
      });
    },
    async switchOn(id) {
      await inTransaction(database, () => setGone.run(null, id));
    },
    replaceSecret: (tenant, id, secret, formerUntil) =>
      inTransaction(database, () => replace.run({ tenant, id, secret, until: formerUntil ?? null }).changes === 1),
  };
}

function toldIn(database: DatabaseSync): Pick<NoticeStore, 'told' | 'tell' | 'forget'> {
  const select = database.prepare('SELECT mark FROM notice_marks WHERE tenant = ? AND topic = ? ORDER BY mark');
  const mark = database.prepare(
    'INSERT INTO notice_marks (tenant, topic, mark) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const isMarked = database.prepare('SELECT 1 FROM notice_marks WHERE tenant = ? AND topic = ? AND mark = ?');
  const insert = database.prepare(
    `INSERT INTO notices (id, tenant, subscription_id, kind, content, created, due)
     SELECT :id, tenant, id, :kind, :content, :created, :due FROM notice_subscriptions WHERE id = :subscription`,
  );
  const removeAll = database.prepare('DELETE FROM notice_marks WHERE topic = ?');
  const removeOfTenant = database.prepare('DELETE FROM notice_marks WHERE topic = ? AND tenant = ?');
  return {
    async told(tenant, topic) {
      return useDatabase(() => select.all(tenant, topic)).map((row) => row.mark as string);
    },
    tell({ tenant, topic, marks }, notices) {
      return inTransaction(database, () => {
        if (marks.some((one) => isMarked.get(tenant, topic, one) !== undefined)) return false;
        for (const one of marks) mark.run(tenant, topic, one);
        for (const notice of notices) insert.run({ ...notice });
        return true;
      });
    },
    async forget(topic, tenant) {
      await inTransaction(database, () =>
        tenant === undefined ? removeAll.run(topic) : removeOfTenant.run(topic, tenant),
      );
    },
  };
}

function queueIn(database: DatabaseSync): Pick<NoticeStore, 'take' | 'delivered' | 'failed'> {
  const isDue = database.prepare('SELECT 1 FROM notices WHERE died IS NULL AND due <= ? LIMIT 1');
  const take = database.prepare(
    `UPDATE notices SET due = :until, tries = tries + 1
     WHERE id IN (SELECT id FROM notices WHERE died IS NULL AND due <= :now ORDER BY due, id LIMIT :most)
     RETURNING id`,
  );
  const select = database.prepare(
    `SELECT n.id AS noticeId, kind, content, n.created AS noticeCreated, tries, s.id, s.tenant, name, address, form, kinds, sla, secret,
       s.created, ${laterColumns}
     FROM notices n JOIN notice_subscriptions s ON s.id = n.subscription_id WHERE n.id = ?`,
  );
  const remove = database.prepare('DELETE FROM notices WHERE id = ?');
  const fail = database.prepare(
    `UPDATE notices SET due = coalesce(:due, due), died = CASE WHEN :due IS NULL THEN :at END,
       last_status = :status, last_reason = :reason
     WHERE id = :id`,
  );
  return {
    async take(now, until, most) {
      // Nearly always there is nothing to be written.
      if (useDatabase(() => isDue.get(now)) === undefined) return [];
      return inTransaction(database, () =>
        take
          .all({ now, until, most })
          .map(({ id }) => toTakenNotice(select.get(id as string) as unknown as TakenRecord)),
      );
    },
    async delivered(id) {
      await inTransaction(database, () => remove.run(id));
    },
    async failed(id, { at, status, reason }, due) {
      await inTransaction(database, () => fail.run({ id, at, status: status ?? null, reason, due: due ?? null }));
    },
  };
}

function deadIn(database: DatabaseSync): Pick<NoticeStore, 'dead' | 'revive' | 'removeDead' | 'count'> {
  const select = database.prepare(
    `SELECT id, subscription_id AS subscription, kind, created, died, tries, last_status AS lastStatus, last_reason AS lastReason
     FROM notices WHERE tenant = ? AND died IS NOT NULL ORDER BY died DESC, id`,
  );
  const revive = database.prepare(
    `UPDATE notices SET died = NULL, tries = 0, due = :now
     WHERE tenant = :tenant AND died IS NOT NULL AND (:id IS NULL OR id = :id)`,
  );
  const remove = database.prepare('DELETE FROM notices WHERE died < ?');
  const count = database.prepare(
    'SELECT kind, count(*) - count(died) AS waiting, count(died) AS dead FROM notices GROUP BY kind ORDER BY kind',
  );
  return {
    async dead(tenant) {
      return useDatabase(() => select.all(tenant) as unknown as DeadRecord[]).map(toDeadNotice);
    },
    revive: (tenant, now, id) =>
      inTransaction(database, () => Number(revive.run({ tenant, now, id: id ?? null }).changes)),
    removeDead: (before) => inTransaction(database, () => Number(remove.run(before).changes)),
    async count() {
      return useDatabase(() => count.all()).map((row) => ({ ...row }) as unknown as NoticeCount);
    },
  };
}
