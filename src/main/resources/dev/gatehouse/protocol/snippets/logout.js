// Your app calls this wherever it signs a user out.
async function signOutOfHelpCenter(email) {
  const client = Buffer.from({{backendClient}} + ':' + process.env[{{secretVariable}}]);
  const answer = await fetch({{baseOrigin}} + '/sso/logout', {
    method: 'POST',
    headers: {
      Authorization: 'Basic ' + client.toString('base64'),
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ email }), // or external_id, as in your tokens
  });
  if (!answer.ok) {
    throw new Error('The help center did not take the sign-out: ' + (await answer.text()));
  }
}

signOutOfHelpCenter('ann@example.com');
