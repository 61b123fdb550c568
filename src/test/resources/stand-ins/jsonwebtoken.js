// Where npm's library of this name is not installed: its sign function, for HS256.
const crypto = require('node:crypto');

exports.sign = (payload, secret, { algorithm }) => {
  if (algorithm !== 'HS256') throw new Error('only HS256');
  const part = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const content = part({ alg: algorithm, typ: 'JWT' }) + '.' + part(payload);
  return content + '.' + crypto.createHmac('sha256', secret).update(content).digest('base64url');
};
