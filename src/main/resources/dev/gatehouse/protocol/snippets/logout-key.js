const crypto = require('node:crypto');

{{>sign}}

// Your app calls this wherever it signs a user out.
async function signOutOfHelpCenter(email) {
  const token = sign({
    iss: {{iss}},{{?iss}}
    aud: {{aud}},{{?aud}}
    iat: Math.floor(Date.now() / 1000),
    jti: crypto.randomUUID(), // counts once
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    email, // or sub, with the external_id of your tokens
  });
  const answer = await fetch({{origin}} + '/sso/logout', {
    method: 'POST',
    body: new URLSearchParams({ logout_token: token }),
  });
  if (!answer.ok) {
    throw new Error('The help center did not take the sign-out: ' + (await answer.text()));
  }
}

signOutOfHelpCenter('ann@example.com');
