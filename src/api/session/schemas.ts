/** How signing in and sessions are described, and what the page is told of its session. */

import Type from 'typebox';
import { personRoles } from '../../person-roles.ts';
import { errorResponses } from '../machines/schemas.ts';

const tags = ['People'];
/** By the cookie of a session, and by no token. */
const ofSession = { tags, security: [{ session: [] }] };
const ofNobody = { tags, security: [] };

export const SessionSchema = Type.Object(
  {
    name: Type.String(),
    role: Type.Enum(personRoles),
    tenant: Type.String({ description: 'Whose devices are shown' }),
    tenants: Type.Array(Type.String(), { description: 'Whose devices may be shown' }),
    names: Type.Record(Type.String(), Type.String(), {
      description: 'What people call these tenants, of those that were given a name',
    }),
  },
  { description: 'The session' },
);

export const SignedOutSchema = Type.Object(
  { signOutAt: Type.String({ format: 'uri', description: 'Where the browser signs out with the issuer' }) },
  { description: 'The session has ended; the issuer that began it has one of its own' },
);

const signedOut = { 200: SignedOutSchema, 204: Type.Null({ description: 'The session has ended' }) };

export const readSessionRoute = {
  ...ofSession,
  operationId: 'getSession',
  summary: 'Tell who is signed in, and whose devices are shown',
  response: { 200: SessionSchema, ...errorResponses(401, 403, 429, 500, 503) },
};
export const moveSessionRoute = {
  ...ofSession,
  operationId: 'moveSession',
  summary: 'Show the devices of another tenant',
  body: Type.Object({ tenant: Type.String() }),
  response: { 200: SessionSchema, ...errorResponses(400, 401, 403, 404, 429, 500, 503) },
};
export const endSessionRoute = {
  ...ofSession,
  operationId: 'endSession',
  summary: 'Sign out',
  response: { ...signedOut, ...errorResponses(401, 403, 429, 500, 503) },
};
export const endSessionsRoute = {
  ...ofSession,
  operationId: 'endSessions',
  summary: 'Sign out everywhere: end every session of the account',
  response: { ...signedOut, ...errorResponses(401, 403, 429, 500, 503) },
};

const page = (description: string) => ({
  description,
  content: { 'text/html': { schema: { type: 'string' } } },
});
const refused = page('The page of signing in, which says why not');
const onward = (description: string) => ({ description, headers: { Location: { type: 'string' } } });

export const signInPageRoute = {
  ...ofNobody,
  operationId: 'showSignIn',
  summary: 'Show the page of signing in, with the code of a link',
  querystring: Type.Object({
    code: Type.Optional(Type.String({ description: 'Counts once, and for fifteen minutes' })),
    to: Type.Optional(Type.String({ description: 'The page of this server to go to by the issuer' })),
  }),
  response: { 200: page('The page'), 404: refused },
};
export const signInRoute = {
  ...ofNobody,
  operationId: 'signIn',
  summary: 'Make a session of the code of a link',
  consumes: ['application/x-www-form-urlencoded'],
  body: Type.Object({ code: Type.String() }),
  response: { 303: onward('Signed in'), 400: refused, 401: refused, 403: refused, 429: refused },
};
export const waysRoute = {
  ...ofNobody,
  operationId: 'listWaysToSignIn',
  summary: 'Tell whether an issuer signs people in',
  response: {
    200: Type.Object(
      { issuer: Type.Optional(Type.String({ description: 'Its host', examples: ['id.contoso.com'] })) },
      { description: 'Beside the links, which there are always' },
    ),
  },
};
export const issuerRoute = {
  ...ofNobody,
  operationId: 'signInByIssuer',
  summary: 'Go to the issuer to sign in',
  querystring: Type.Object({
    to: Type.Optional(Type.String({ description: 'The page of this server to go to afterwards' })),
    again: Type.Optional(Type.String({ description: 'Whatever it says, the issuer asks who one is, though it knows' })),
  }),
  response: { 303: onward('To the issuer'), 404: refused, 429: refused, 503: refused },
};
export const callbackRoute = {
  ...ofNobody,
  operationId: 'comeBackFromIssuer',
  summary: 'Come back from the issuer, signed in or not',
  querystring: Type.Object({
    code: Type.Optional(Type.String()),
    state: Type.Optional(Type.String()),
    error: Type.Optional(Type.String()),
  }),
  response: { 303: onward('Signed in'), 401: refused, 403: refused, 404: refused, 429: refused, 503: refused },
};
