/* What Acme's developers wrote to show the help center's widget on their pages. */

const filledIn = document.getElementById('help').dataset;

window.hcOptions = {
  app_id: filledIn.appId,
  jwt: filledIn.jwt,
  onAuthExpired: async function () {
    const resp = await fetch('/helpcenter-token', { credentials: 'include' });
    const json = await resp.json();
    return json.jwt;
  },
};
