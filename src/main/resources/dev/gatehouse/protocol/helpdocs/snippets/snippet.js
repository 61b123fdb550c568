const http = require('node:http');
const crypto = require('node:crypto');

const secret = process.env.HELPDOCS_SECRET;{{?sharedSecret}}
const docs = {{origin}};

{{>sign}}

http.createServer((request, response) => {
  const url = new URL(request.url, 'http://backend');
  if (url.pathname !== {{loginPath}}) {
    response.writeHead(404).end();
    return;
  }
  // Your app checks here that the user is signed in. Then:
  const now = Math.floor(Date.now() / 1000);
  const token = sign({
    iat: now,
    exp: now + 3600, // the token is the session: as long as they may read
    aud: {{host}},
    email: 'ann@example.com', // optional; names whose sign-out ends it
    permission_groups: [], // such as 'group:a9fk3uc7293'
    user_data: JSON.stringify({ name: 'Ann Example' }),
  });
  const next = new URL(docs + {{cookiePath}});
  next.searchParams.set('token', token);
  next.searchParams.set('forward', url.searchParams.get('hd_url') ?? '/');
  response.writeHead(302, { Location: next.href }).end();
}).listen(Number(process.env.PORT || 3000));
