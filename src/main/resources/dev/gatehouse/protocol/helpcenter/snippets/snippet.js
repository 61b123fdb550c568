const http = require('node:http');
const crypto = require('node:crypto');

const secret = process.env.HELPCENTER_SHARED_SECRET;{{?sharedSecret}}
const helpCenter = {{origin}};

{{>sign}}

http.createServer((request, response) => {
  const url = new URL(request.url, 'http://backend');
  if (url.pathname !== {{loginPath}}) {
    response.writeHead(404).end();
    return;
  }
  // Your app checks here that the user is signed in. Then:
  const user = { id: 7, email: 'ann@example.com', name: 'Ann Example' };
  const now = Math.floor(Date.now() / 1000);
  const token = sign({
    jti: url.searchParams.get('key'), // binds the token to the browser that requested it
    iss: {{issuer}},
    aud: {{audience}},{{?audience}}
    iat: now,
    exp: now + 300,
    email: user.email,
    name: user.name,
    external_id: String(user.id),
  });
  response.writeHead(302, { Location: `${helpCenter}/sso/jwt?jwt=${token}` }).end();
}).listen(Number(process.env.PORT || 3000));
