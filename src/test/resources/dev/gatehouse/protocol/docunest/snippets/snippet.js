const crypto = require('crypto');

const secret = process.env.DOCUNEST_SECRET;
const encode = value => Buffer.from(JSON.stringify(value)).toString('base64url');

// Post what this returns to {{origin:text}}/sso/docunest, in the field "assertion".
function assertion(user) {
  const head = encode({ alg: 'HS{{bits}}', typ: 'JWT' });
  const body = encode({
    sub: user.id,
    mail: user.email,
    exp: Math.floor(Date.now() / 1000) + 300,
    nonce: crypto.randomUUID(),
    teams: user.teams,
  });
  const mac = crypto.createHmac('sha{{bits}}', secret).update(head + '.' + body);
  return head + '.' + body + '.' + mac.digest('base64url');
}
