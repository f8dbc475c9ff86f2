/** Whether a client is the application that it says it is: by its secret, or by an assertion that its certificate's key signed. */

import type { Application } from '../store/store.ts';
import { AssertionChecker } from './client-assertion.ts';
import type { ClientProof } from './client-credentials.ts';
import { SecretChecker } from './secret-checker.ts';
import { TokenFailure } from './token-errors.ts';

export class ClientProver {
  readonly #secrets = new SecretChecker();
  readonly #assertions: AssertionChecker;

  constructor(now: () => number) {
    this.#assertions = new AssertionChecker(now);
  }

  /** `url` is where the token service was called. Rejects with TokenFailure, or with `RetryLater` TooManyRequests. */
  async prove(proof: ClientProof, application: Application, url: string): Promise<void> {
    if (proof.kind === 'secret') await this.#checkSecret(proof.secret, application);
    else await this.#assertions.check(proof.assertion, application, audiencesOf(url, application.tenant));
  }

  async close(): Promise<void> {
    await this.#secrets.close();
  }

  async #checkSecret(secret: string, { clientId, secrets }: Application): Promise<void> {
    if (secrets.length === 0) {
      throw new TokenFailure(
        'wrongSecret',
        `The application '${clientId}' has no client secret; it proves itself with its certificate, in a 'client_assertion'.`,
      );
    }
    for (const { hash } of secrets) if (await this.#secrets.isRight(secret, hash)) return;
    throw new TokenFailure('wrongSecret', `The client secret of application '${clientId}' is wrong.`);
  }
}

/** Libraries name the token endpoint of either version, some the issuer or the authority, whichever version they ask. */
function audiencesOf(url: string, tenant: string): readonly string[] {
  const authority = `${url}/${tenant}`.toLowerCase();
  return [`${authority}/oauth2/v2.0/token`, `${authority}/oauth2/token`, `${authority}/v2.0`, authority];
}
