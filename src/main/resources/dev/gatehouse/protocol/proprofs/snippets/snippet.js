const http = require('node:http');
const crypto = require('node:crypto');

// The signing key is the md5 text of the API key.{{?sharedSecret}}
const secret = crypto.createHash('md5').update(process.env.PROPROFS_KEY).digest('hex');{{?sharedSecret}}

{{>sign}}

http.createServer((request, response) => {
  const url = new URL(request.url, 'http://backend');
  if (url.pathname !== {{loginPath}}) {
    response.writeHead(404).end();
    return;
  }
  // Your app checks here that the user is signed in. Then:
  const token = sign({
    iat: Math.floor(Date.now() / 1000), // good for three minutes
    jti: crypto.randomBytes(16).toString('hex'), // counts once
    user_email: 'ann@example.com',
    site_access: {{siteIds}},
  });
  response.writeHead(302, { Location: {{origin}} + '/access/jwtsso/?token=' + token }).end();
}).listen(Number(process.env.PORT || 3000));
