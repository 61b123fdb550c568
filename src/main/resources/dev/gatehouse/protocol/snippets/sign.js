// Libraries such as jsonwebtoken do the same: the secret as text, not base64-decoded.
function sign(claims) {
  const part = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const content = part({ alg: 'HS{{bits}}', typ: 'JWT' }) + '.' + part(claims);
  return content + '.' + crypto.createHmac('sha{{bits}}', secret).update(content).digest('base64url');
}
