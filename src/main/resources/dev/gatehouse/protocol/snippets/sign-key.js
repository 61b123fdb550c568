const key = crypto.createPrivateKey(require('node:fs').readFileSync(process.env[{{keyVariable}}]));

// Libraries such as jose do the same.
function sign(claims) {
  const part = (json) => Buffer.from(JSON.stringify(json)).toString('base64url');
  const content = part({ alg: {{algorithm}}, typ: 'JWT' }) + '.' + part(claims);
  const signature = crypto.sign('sha256', Buffer.from(content), key);{{?RS256}}
  const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;{{?PS256}}
  const signature = crypto.sign('sha256', Buffer.from(content), { key, padding, saltLength: 32 });{{?PS256}}
  const dsaEncoding = 'ieee-p1363'; // the two numbers of the signature, and no ASN.1{{?ES256}}
  const signature = crypto.sign('sha256', Buffer.from(content), { key, dsaEncoding });{{?ES256}}
  const signature = crypto.sign(null, Buffer.from(content), key);{{?EdDSA}}
  return content + '.' + signature.toString('base64url');
}
