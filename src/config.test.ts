import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { defaultAudiences, readSettings } from './config.ts';

test('without any setting the server listens on this machine alone and issues its own tokens', () => {
  assert.deepEqual(readSettings({}), {
    dataFolder: resolve('data'),
    catalogFile: resolve('data/catalog.bin'),
    host: '127.0.0.1',
    port: 8080,
    limits: { perMinute: 100, perHour: 1500 },
    tokenLimits: { perClient: 60, perAddress: 600 },
    inactiveAfterDays: 7,
    upkeep: { forgetAfterDays: 180, historyDays: 400, deadNoticeDays: 30 },
    feedOrigins: [],
    sources: {},
    ownTokens: true,
    issuers: [],
    audiences: [...defaultAudiences],
    sessionHours: { idle: 168, longest: 720 },
    noticeHosts: [],
    logLevel: 'info',
    metrics: 'local',
    traces: false,
    trustProxy: false,
  });
});

test('every setting is read', () => {
  const settings = readSettings({
    MISSINGKBS_DATA: '/srv/missingkbs',
    MISSINGKBS_HOST: '::',
    MISSINGKBS_PORT: '443',
    MISSINGKBS_PUBLIC_URL: 'https://kb.contoso.com/',
    MISSINGKBS_TLS_CERT: '/etc/cert.pem',
    MISSINGKBS_TLS_KEY: '/etc/key.pem',
    MISSINGKBS_LIMIT_PER_MINUTE: '0',
    MISSINGKBS_LIMIT_PER_HOUR: '9',
    MISSINGKBS_TOKEN_LIMIT_PER_CLIENT: '1',
    MISSINGKBS_TOKEN_LIMIT_PER_ADDRESS: '2',
    MISSINGKBS_STALE_LIMIT_DAYS: '30',
    MISSINGKBS_INACTIVE_AFTER_DAYS: '14',
    MISSINGKBS_FORGET_AFTER_DAYS: '90',
    MISSINGKBS_HISTORY_DAYS: '0',
    MISSINGKBS_FEED_ORIGINS: 'HTTPS://Mirror.contoso.com:8443, http://10.0.0.7/',
    MISSINGKBS_FEED_URL: 'https://mirror.contoso.com/cvrf/',
    MISSINGKBS_KEV_URL: 'http://10.0.0.7/kev.json',
    MISSINGKBS_OWN_TOKENS: 'off',
    MISSINGKBS_ISSUERS: 'https://login.microsoftonline.com/{tid}/v2.0, https://id.contoso.com/fleet;tenant=Contoso.com',
    MISSINGKBS_TENANTS: 'Contoso.com,11111111-AAAA-4bbb-8ccc-000000000001',
    MISSINGKBS_AUDIENCES: 'api://missingkbs, https://api.example.com/',
    MISSINGKBS_SESSION_IDLE_HOURS: '8',
    MISSINGKBS_SESSION_HOURS: '24',
    MISSINGKBS_NOTICE_HOSTS: 'hooks.slack.com',
    MISSINGKBS_NOTICE_DEAD_DAYS: '7',
    MISSINGKBS_LOG_LEVEL: 'DEBUG',
    MISSINGKBS_METRICS: '[::1]:9464',
    MISSINGKBS_TRUST_PROXY: '10.0.0.0/8, ::1',
  });
  assert.deepEqual(settings, {
    dataFolder: '/srv/missingkbs',
    catalogFile: '/srv/missingkbs/catalog.bin',
    host: '::',
    port: 443,
    publicUrl: 'https://kb.contoso.com',
    tls: { certFile: '/etc/cert.pem', keyFile: '/etc/key.pem' },
    limits: { perMinute: 0, perHour: 9 },
    tokenLimits: { perClient: 1, perAddress: 2 },
    staleLimitDays: 30,
    inactiveAfterDays: 14,
    upkeep: { forgetAfterDays: 90, historyDays: 0, deadNoticeDays: 7 },
    feedOrigins: ['https://mirror.contoso.com:8443', 'http://10.0.0.7'],
    sources: { feed: 'https://mirror.contoso.com/cvrf', kev: 'http://10.0.0.7/kev.json' },
    ownTokens: false,
    issuers: [
      { issuer: 'https://login.microsoftonline.com/{tid}/v2.0' },
      { issuer: 'https://id.contoso.com/fleet', tenant: 'contoso.com' },
    ],
    tenants: ['contoso.com', '11111111-aaaa-4bbb-8ccc-000000000001'],
    audiences: ['api://missingkbs', 'https://api.example.com', 'https://kb.contoso.com'],
    sessionHours: { idle: 8, longest: 24 },
    noticeHosts: [{ protocol: 'https:', name: 'hooks.slack.com', port: '', internal: false }],
    logLevel: 'debug',
    metrics: { host: '::1', port: 9464 },
    traces: false,
    trustProxy: ['10.0.0.0/8', '::1'],
  });
});

test('what is asked of OpenTelemetry and not sent is refused, and what is sent is named', () => {
  const endpoint = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
  for (const [environment, message] of [
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, /^OTEL_EXPORTER_OTLP_PROTOCOL is "grpc"; it must be http\/json, /],
    [{ OTEL_EXPORTER_OTLP_PROTOCOL: 'http/protobuf' }, /^OTEL_EXPORTER_OTLP_PROTOCOL is "http\/protobuf"/],
    [
      { OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'grpc', OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json' },
      /^OTEL_EXPORTER_OTLP_TRACES_PROTOCOL is "grpc"/,
    ],
    [{ OTEL_TRACES_EXPORTER: 'zipkin' }, /^OTEL_TRACES_EXPORTER is "zipkin"; it must be otlp or none\.$/],
  ] as const) {
    assert.throws(() => readSettings({ ...endpoint, ...environment }), { code: 'ConfigurationInvalid', message });
    assert.equal(readSettings({ ...endpoint, ...environment, OTEL_SDK_DISABLED: 'true' }).traces, false);
    assert.equal(readSettings(environment).traces, false, 'no traces are asked for');
  }
  const both = { OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: 'http/json', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' };
  assert.equal(readSettings({ ...endpoint, ...both, OTEL_TRACES_EXPORTER: 'otlp' }).traces, true);
});

test('an empty value counts as absent', () => {
  assert.deepEqual(readSettings({ MISSINGKBS_PORT: '', MISSINGKBS_LOG_LEVEL: '  ' }), readSettings({}));
});

test('a wrong value is refused with its key, what it holds and what it may hold', () => {
  const cases: [settings: Record<string, string>, message: RegExp][] = [
    [{ MISSINGKBS_PORT: '70000' }, /^MISSINGKBS_PORT is "70000"; it must be a whole number from 0 to 65535\.$/],
    [{ MISSINGKBS_PORT: '-1' }, /MISSINGKBS_PORT is "-1"/],
    [{ MISSINGKBS_LIMIT_PER_MINUTE: 'many' }, /MISSINGKBS_LIMIT_PER_MINUTE is "many"; .*whole number/],
    [{ MISSINGKBS_PUBLIC_URL: 'kb.contoso.com' }, /MISSINGKBS_PUBLIC_URL is "kb\.contoso\.com"; .*https:/],
    [{ MISSINGKBS_TLS_CERT: 'a.pem' }, /MISSINGKBS_TLS_KEY is empty; .*MISSINGKBS_TLS_CERT is set/],
    [{ MISSINGKBS_TLS_KEY: 'a.pem' }, /MISSINGKBS_TLS_CERT is empty; .*MISSINGKBS_TLS_KEY is set/],
    [{ MISSINGKBS_OWN_TOKENS: 'yes' }, /MISSINGKBS_OWN_TOKENS is "yes"; it must be one of on, off\./],
    [{ MISSINGKBS_OWN_TOKENS: 'off' }, /MISSINGKBS_OWN_TOKENS is "off"; .*no token is ever valid/],
    [{ MISSINGKBS_ISSUERS: 'id.contoso.com' }, /MISSINGKBS_ISSUERS is "id\.contoso\.com"/],
    [{ MISSINGKBS_ISSUERS: 'https://id.contoso.com;role=x' }, /nothing behind an issuer but ";tenant=NAME"/],
    [{ MISSINGKBS_ISSUERS: 'https://a.example/{tid}/' }, /MISSINGKBS_TENANTS is empty; .*every tenant in the world/],
    [{ MISSINGKBS_TENANTS: 'a/b' }, /MISSINGKBS_TENANTS is "a\/b"/],
    [{ MISSINGKBS_LOG_LEVEL: 'loud' }, /MISSINGKBS_LOG_LEVEL is "loud"; it must be one of trace, debug/],
    [{ MISSINGKBS_EPSS_URL: 'epss.csv' }, /MISSINGKBS_EPSS_URL is "epss\.csv"; .*an address like https:/],
    [{ MISSINGKBS_TRUST_PROXY: 'proxy.local' }, /MISSINGKBS_TRUST_PROXY is "proxy\.local"/],
  ];
  for (const [settings, message] of cases) {
    assert.throws(() => readSettings(settings), { code: 'ConfigurationInvalid', message });
  }
});

test('an issuer that is named twice is refused: its tokens would be of whichever tenant stands first', () => {
  const issuers = 'https://id.contoso.com;tenant=a, https://sso.contoso.com;tenant=a, https://id.contoso.com;tenant=b';
  assert.throws(() => readSettings({ MISSINGKBS_ISSUERS: issuers }), {
    code: 'ConfigurationInvalid',
    message: /MISSINGKBS_ISSUERS is "https:\/\/id\.contoso\.com"; it must be named once/,
  });
});
