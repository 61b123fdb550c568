const http = require('node:http');
const crypto = require('node:crypto');

const secret = process.env.HELPSITE_SECRET;
const helpSites = [{{origins}}];

{{>sign}}

http.createServer((request, response) => {
  const url = new URL(request.url, 'http://backend');
  if (url.pathname !== {{loginPath}}) {
    response.writeHead(404).end();
    return;
  }
  // A token that was just made and is refused would be refused again.
  if (!['missing', 'expired'].includes(url.searchParams.get('jwt_error') ?? 'missing')) {
    response.writeHead(403).end('You cannot read the help center at the moment.');
    return;
  }
  // Make sure here that somebody is signed in to your app. Then:
  const now = Math.floor(Date.now() / 1000);
  const token = sign({
    iat: now,
    exp: now + 3600, // the token is the session: as long as they may read
    aud: [{{subdomain}}],
    email: 'ann@example.com', // optional, as is the name
    name: 'Ann Example',
  });
  // Back to the page asked for, and to no other host, which would get the token.
  const asked = url.searchParams.get('from_url') ?? '';
  const ours = helpSites.some((site) => asked.startsWith(site + '/'));
  const page = new URL(ours ? asked : helpSites[0] + '/');
  page.searchParams.set('jwt', token);
  response.writeHead(302, { Location: page.href }).end();
}).listen(Number(process.env.PORT || 3000));
