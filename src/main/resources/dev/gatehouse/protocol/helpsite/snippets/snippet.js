const http = require('node:http');
const crypto = require('node:crypto');

const secret = process.env.HELPSITE_SECRET;{{?sharedSecret}}
const helpSites = [{{origins}}];

{{>sign}}

http.createServer((request, response) => {
  const url = new URL(request.url, 'http://backend');
  if (url.pathname !== {{loginPath}}) {
    response.writeHead(404).end();
    return;
  }
  // A new token would be refused for the same reason.
  if (!['missing', 'expired'].includes(url.searchParams.get('jwt_error') ?? 'missing')) {
    response.writeHead(403).end('You cannot read the help center at the moment.');
    return;
  }
  // Your app checks here that the user is signed in. Then:
  const now = Math.floor(Date.now() / 1000);
  const token = sign({
    iat: now,
    exp: now + 3600, // the token is the session: as long as they may read
    aud: [{{subdomain}}],
    email: 'ann@example.com', // optional, as is the name
    name: 'Ann Example',
  });
  // Redirect to the requested page, and to no other host, which would receive the token.
  const asked = url.searchParams.get('from_url') ?? '';
  const ours = helpSites.some((site) => asked.startsWith(site + '/'));
  const page = new URL(ours ? asked : helpSites[0] + '/');
  page.searchParams.set('jwt', token);
  response.writeHead(302, { Location: page.href }).end();
}).listen(Number(process.env.PORT || 3000));
