/** Which routes of a server are no tenant's. */

/** Routes that know no devices, and why they need no example. */
export const nobodys: readonly { readonly routes: RegExp; readonly why: string }[] = [
  { routes: /^GET \/openapi\.json$/, why: 'describes the routes' },
  {
    routes: /^GET (\/(api|v1\.0)?)?(\/?\$metadata)?$/,
    why: 'says what the collections are made of, and which there are',
  },
  { routes: /^GET \/(healthz|readyz)$/, why: 'says of the server whether it is well' },
  { routes: /^GET \/metrics$/, why: 'counts what the server does; its own test holds names of tenants out of it' },
  {
    routes: /^POST \/osquery\/(enroll|config|log|distributed\/(read|write))$/,
    why: 'takes no token: its secret or key names the tenant, and src/api/osquery/routes.test.ts holds it to that one',
  },
  { routes: /^GET \/assets\/:name$/, why: 'hands out the files of the page, which are the same for everybody' },
  {
    routes: /^(GET|POST) \/sign-in$/,
    why: 'makes a session of a code, which names the tenant; src/api/session/session.test.ts holds it to that one',
  },
  { routes: /^GET \/sign-in\/ways$/, why: 'tells whether an issuer signs people in' },
  {
    routes: /^GET \/sign-in\/(issuer|callback)$/,
    why: 'makes a session of claims, which name the tenants; src/api/session/issuer.test.ts holds it to those',
  },
  {
    routes: /^(GET|PUT|DELETE) \/session(\/tenant|\/everywhere)?$/,
    why: 'tells a person of their own session, and is closed to tokens',
  },
  {
    routes: /^(GET|POST|DELETE) \/setup\/applications(\/|$)/,
    why: 'is closed to tokens; src/api/setup/application-routes.test.ts holds it to the tenant of the person',
  },
  { routes: /^GET \/setup\/settings$/, why: 'tells of limits that hold for all tenants, and is closed to tokens' },
  {
    routes: /^(GET|POST|PUT) \/setup\/syncs(\/|$)/,
    why: 'is about what all tenants share, and closed to tokens',
  },
  { routes: /^GET \/collect\.ps1$/, why: 'hands out the collector, which is the same for everybody' },
  { routes: /^GET \/docs(\/|$)/, why: 'shows the description of the API, which is the same for everybody' },
  {
    routes:
      /^GET \/machines\/((softwarevulnerabilitychanges|softwareinventoryno|secure|browser|baseline|certificate|hardware|infogathering|addor)\w*|findbyip|findbytag\W+)$/,
    why: "answers that Defender's own names are not there",
  },
  {
    routes: /^GET \/exports\/:name\/:file$/,
    why: 'takes no token: its signature names the tenant, and src/api/exports/exports.test.ts holds it to that one',
  },
  { routes: /^GET \/machines\/(inventory|\$(count|ref|query))$/, why: 'is a name of no machine' },
  { routes: /^[A-Z]+ \/:tenant\/oauth2\/(v2\.0\/)?token$/, why: 'knows applications and no devices' },
  { routes: /^GET \/:tenant\/(v2\.0\/)?\.well-known\/openid-configuration$/, why: 'describes the token service' },
  { routes: /^GET \/:tenant\/discovery\/((v2\.0\/)?keys|instance)$/, why: 'hands out public keys and hosts' },
];
