/** GET /api/setup/settings: limits and retention as they hold, each by the variable that sets it. They are the environment's: nothing here changes them. */

import type { FastifyInstance } from 'fastify';
import { type SettingKey, type Settings, settingDefaults } from '../../config.ts';
import { writeNoticeHost } from '../../notice-hosts.ts';
import { SettingsSchema } from './schemas.ts';
import { administrators } from './setup-access.ts';

/** In the order of docs/operating.md. None is a secret, and none says where anything lies. */
const shown: Partial<Record<SettingKey, (settings: Settings) => string>> = {
  MISSINGKBS_LIMIT_PER_MINUTE: ({ limits }) => `${limits.perMinute}`,
  MISSINGKBS_LIMIT_PER_HOUR: ({ limits }) => `${limits.perHour}`,
  MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: ({ tokenLimits }) => `${tokenLimits.perClient}`,
  MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: ({ tokenLimits }) => `${tokenLimits.perAddress}`,
  MISSINGKBS_STALE_LIMIT_DAYS: ({ staleLimitDays }) => `${staleLimitDays ?? ''}`,
  MISSINGKBS_INACTIVE_AFTER_DAYS: ({ inactiveAfterDays }) => `${inactiveAfterDays}`,
  MISSINGKBS_FORGET_AFTER_DAYS: ({ upkeep }) => `${upkeep.forgetAfterDays}`,
  MISSINGKBS_HISTORY_DAYS: ({ upkeep }) => `${upkeep.historyDays}`,
  MISSINGKBS_NOTICE_DEAD_DAYS: ({ upkeep }) => `${upkeep.deadNoticeDays}`,
  MISSINGKBS_NOTICE_HOSTS: ({ noticeHosts }) => noticeHosts.map(writeNoticeHost).join(', '),
};

export function settingsRoute(app: FastifyInstance, settings: Settings): void {
  const value = Object.entries(shown).map(([key, read]) => ({
    key,
    value: read(settings),
    usual: settingDefaults[key as SettingKey],
  }));
  const schema = { hide: true, response: { 200: SettingsSchema } };
  app.get('/api/setup/settings', { config: { access: administrators }, schema }, async () => ({ value }));
}
