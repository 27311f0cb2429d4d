// A provider of identities for the suites, of the npm package oidc-provider, on this machine only.
//
//     node oidc_provider.mjs TOOLS PORT REDIRECT
//
// TOOLS is the folder with node_modules; port 0 takes a free one; REDIRECT is where browsers are sent back to. The first
// line it prints is its issuer. Anybody may sign in as anybody, with any password; its keys are new with every start.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [tools, port, redirect] = process.argv.slice(2);
const library = join(tools, 'node_modules', 'oidc-provider', 'lib', 'index.js');
const { default: Provider } = await import(pathToFileURL(library));

const key = (type, options, alg) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), alg, use: 'sig',
});
const client = (client_id, more) => ({ client_id, redirect_uris: [redirect], response_types: ['code'], ...more });

const configuration = {
  clients: [
    client('kontor', { client_secret: 'a secret of the suites' }),
    client('kontor-public', { token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256' }),
  ],
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  cookies: { keys: ['a key of the suites'] },
  jwks: { keys: [key('rsa', { modulusLength: 2048 }, 'RS256'), key('ec', { namedCurve: 'P-256' }, 'ES256')] },
  pkce: { methods: ['S256'], required: () => true },
  features: { devInteractions: { enabled: true } },
  // Whose name begins with `new` has not shown yet that the address is theirs.
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, email: `${id}@hansen.example`, email_verified: !id.startsWith('new') }),
  }),
};

let answer = (_, response) => response.writeHead(503).end();
const server = createServer((request, response) => answer(request, response));
server.listen(Number(port), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  answer = new Provider(issuer, configuration).callback();
  console.log(issuer);
  // The suite reads this line and no other.
  process.stdout.on('error', () => {});
});
