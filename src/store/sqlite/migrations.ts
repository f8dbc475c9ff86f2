/** The tables of the SQLite store, as the steps that lead to them. A step that has been released never changes. */

import { defenderNames, defenderTable } from './defender.ts';
import { figureTable } from './figures.ts';
import { osqueryTables } from './osquery.ts';
import { policyTable } from './policy.ts';
import { sessionIdToken, sessionTable } from './sessions.ts';
import { syncTable } from './syncs.ts';
import { tenantNameTable } from './tenant-names.ts';

export const steps: readonly string[] = [
  `
  CREATE TABLE tenants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

  CREATE TABLE states (id INTEGER PRIMARY KEY, fingerprint BLOB NOT NULL UNIQUE, canonical TEXT NOT NULL) STRICT;

  -- Short rows, clustered by the key of the one look-up that every answer costs; the inventories lie apart.
  CREATE TABLE devices (
    tenant_id INTEGER NOT NULL REFERENCES tenants (id),
    machine_id TEXT NOT NULL,
    state_id INTEGER NOT NULL REFERENCES states (id),
    dns_name TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    PRIMARY KEY (tenant_id, machine_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX devices_by_dns_name ON devices (tenant_id, dns_name);

  CREATE TABLE inventories (
    tenant_id INTEGER NOT NULL,
    machine_id TEXT NOT NULL,
    inventory TEXT NOT NULL,
    PRIMARY KEY (tenant_id, machine_id)
  ) STRICT;

  CREATE TABLE answers (
    state_id INTEGER NOT NULL REFERENCES states (id),
    catalog_version TEXT NOT NULL,
    as_of TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    json BLOB NOT NULL,
    PRIMARY KEY (state_id, catalog_version, as_of)
  ) STRICT;

  CREATE TABLE applications (
    client_id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    created TEXT NOT NULL,
    revoked TEXT
  ) STRICT;
  CREATE INDEX applications_by_tenant ON applications (tenant);

  CREATE TABLE signing_keys (kid TEXT PRIMARY KEY, private_jwk TEXT NOT NULL, created TEXT NOT NULL) STRICT;
  `,
  'ALTER TABLE answers ADD COLUMN stale TEXT',
  `
  CREATE TABLE proven_applications (
    client_id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    secret_hash TEXT,
    certificate TEXT,
    created TEXT NOT NULL,
    revoked TEXT,
    CHECK (secret_hash IS NOT NULL OR certificate IS NOT NULL)
  ) STRICT;
  INSERT INTO proven_applications (client_id, tenant, name, roles, secret_hash, created, revoked)
    SELECT client_id, tenant, name, roles, secret_hash, created, revoked FROM applications;
  DROP TABLE applications;
  ALTER TABLE proven_applications RENAME TO applications;
  CREATE INDEX applications_by_tenant ON applications (tenant);
  `,
  'DROP TABLE answers',
  `
  -- Of the time before, only the last report is known. For the form see device-history.ts.
  ALTER TABLE devices ADD COLUMN history BLOB NOT NULL DEFAULT x'';
  UPDATE devices SET history = unhex(printf('%08x%08x', unixepoch(last_seen), state_id));
  CREATE INDEX devices_by_state ON devices (state_id);
  `,
  `
  CREATE TABLE catalogs (
    number INTEGER PRIMARY KEY,
    version TEXT NOT NULL,
    format INTEGER NOT NULL,
    published TEXT NOT NULL,
    packed BLOB NOT NULL
  ) STRICT;
  `,
  `
  -- What tags a device has, once for all that have the same. The index costs devices without tags nothing.
  CREATE TABLE tag_sets (id INTEGER PRIMARY KEY, tags TEXT NOT NULL UNIQUE) STRICT;
  ALTER TABLE devices ADD COLUMN tag_set_id INTEGER REFERENCES tag_sets (id);
  CREATE INDEX devices_by_tag_set ON devices (tag_set_id) WHERE tag_set_id IS NOT NULL;
  `,
  osqueryTables,
  `
  CREATE TABLE notice_subscriptions (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    form TEXT NOT NULL,
    kinds TEXT NOT NULL,
    sla TEXT,
    secret TEXT NOT NULL,
    created TEXT NOT NULL,
    gone_since TEXT
  ) STRICT;

  -- Those that wait, by \`due\` in milliseconds, and dead letters, which have died.
  CREATE TABLE notices (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    subscription_id TEXT NOT NULL REFERENCES notice_subscriptions (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    created TEXT NOT NULL,
    due INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    died TEXT,
    last_status INTEGER,
    last_reason TEXT
  ) STRICT;
  CREATE INDEX notices_by_due ON notices (due) WHERE died IS NULL;
  CREATE INDEX notices_by_subscription ON notices (subscription_id);

  CREATE TABLE notice_marks (
    tenant TEXT NOT NULL,
    topic TEXT NOT NULL,
    mark TEXT NOT NULL,
    PRIMARY KEY (tenant, topic, mark)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What alike devices report beside their state, once. A device that has not reported since has its row of inventories.
  CREATE TABLE details (
    digest BLOB PRIMARY KEY,
    put_at INTEGER NOT NULL,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  ALTER TABLE devices ADD COLUMN shown_name TEXT;
  ALTER TABLE devices ADD COLUMN detail BLOB;
  `,
  policyTable,
  defenderTable,
  `
  -- Which devices are in a state is asked once a day, by a walk over all: an index of it was half of what a new device wrote.
  DROP INDEX devices_by_state;
  ALTER TABLE states ADD COLUMN put_at INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- With blanks between them, the main one first. The index costs devices that tell none nothing.
  ALTER TABLE devices ADD COLUMN addresses TEXT;
  CREATE INDEX devices_by_address ON devices (tenant_id, substr(addresses, 1, instr(addresses || ' ', ' ') - 1))
    WHERE addresses IS NOT NULL;
  `,
  sessionTable,
  figureTable,
  `
  -- Several, each with the day on which it was made.
  ALTER TABLE applications RENAME COLUMN secret_hash TO secrets;
  UPDATE applications SET secrets = '[{"hash":"' || secrets || '","created":"' || created || '"}]' WHERE secrets IS NOT NULL;
  `,
  syncTable,
  defenderNames,
  sessionIdToken,
  tenantNameTable,
  `
  ALTER TABLE notice_subscriptions ADD COLUMN former_secret TEXT;
  ALTER TABLE notice_subscriptions ADD COLUMN former_until TEXT;
  `,
];
