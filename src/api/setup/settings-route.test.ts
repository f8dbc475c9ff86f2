import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signIn, startServerWithPage } from '../../../test/builders/sign-in.ts';

test('administrators are told the limits that hold, each with its variable, and no secret', async (context) => {
  const environment = {
    MISSINGKBS_LIMIT_PER_MINUTE: '7',
    MISSINGKBS_NOTICE_HOSTS: 'hooks.slack.com,*.logic.azure.com, http://10.0.0.5:9000;internal',
    MISSINGKBS_PUBLIC_URL: 'http://localhost',
  };
  const server = await startServerWithPage({ environment });
  context.after(() => server.close());
  const ask = async (role: 'reader' | 'administrator') => {
    const { cookie } = await signIn(server, { role });
    return server.app.inject({ url: '/api/setup/settings', headers: { cookie } });
  };
  const answer = await ask('administrator');
  const told = new Map<string, object>(
    answer.json().value.map(({ key, ...rest }: { readonly key: string }) => [key, rest]),
  );
  assert.deepEqual(told.get('MISSINGKBS_LIMIT_PER_MINUTE'), { value: '7', usual: '100' });
  assert.deepEqual(told.get('MISSINGKBS_STALE_LIMIT_DAYS'), { value: '', usual: '' });
  assert.deepEqual(told.get('MISSINGKBS_NOTICE_HOSTS'), {
    value: 'hooks.slack.com, *.logic.azure.com, http://10.0.0.5:9000;internal',
    usual: '',
  });
  assert.ok(![...told.keys()].some((key) => /URL|DATA|SECRET|KEY/.test(key)));
  assert.equal((await ask('reader')).statusCode, 403);
});
