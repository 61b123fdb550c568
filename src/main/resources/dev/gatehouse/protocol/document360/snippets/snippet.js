const http = require('node:http');

const client = Buffer.from({{clientId}} + ':' + process.env.DOCUMENT360_CLIENT_SECRET);

http.createServer(async (request, response) => {
  const url = new URL(request.url, 'http://backend');
  if (url.pathname !== {{loginPath}}) {
    response.writeHead(404).end();
    return;
  }
  // Your app checks here that the user is signed in. Then:
  const user = {
    username: 'Ann Example',
    firstName: 'Ann',
    lastName: 'Example',
    emailId: 'ann@example.com',
    readerGroupIds: [],
    tokenValidity: 60, // minutes
  };
  const answer = await fetch({{baseOrigin}} + '/jwt/generateCode', {
    method: 'POST',
    headers: {
      Authorization: 'Basic ' + client.toString('base64'),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(user),
  });
  if (!answer.ok) {
    response.writeHead(502).end('The knowledge base gave no code.');
    return;
  }
  const next = new URL({{origin}} + '/jwt/authorize');
  next.searchParams.set('code', (await answer.json()).code);
  next.searchParams.set('redirectUrl', url.searchParams.get('redirectPath') ?? '/');
  response.writeHead(302, { Location: next.href }).end();
}).listen(Number(process.env.PORT || 3000));
