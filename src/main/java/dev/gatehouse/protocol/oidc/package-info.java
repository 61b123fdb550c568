/**
 * OpenID Connect: the help center is a relying party of the company's identity provider, by the
 * authorization code flow with PKCE (OpenID Connect Core 1.0 section 3.1, RFC 7636). One sign-in's
 * way, by file names:
 *
 * <ol>
 *   <li>{@code Providers} discovers the provider of a connection's issuer, which the settings name
 *       or {@code ProviderPreset} makes of them, and keeps what it says.
 *   <li>{@code LoginAttempts} sends the browser there. {@code state} is a login key of the kit: it
 *       carries the page and is bound to the browser. {@code nonce} and the code verifier are
 *       derived from it, so that nothing is stored for readers who never come back.
 *   <li>The browser returns to {@code OidcProtocol}'s address. {@code Callback} reads the answer,
 *       and {@code TokenEndpoint} exchanges the code, once for any number of simultaneous requests.
 *   <li>The ID token goes the way of any other token, by the table in {@code OidcClaims}; its
 *       {@code nonce} counts once. {@code UserInfo} adds claims if the connection asks for them.
 *   <li>{@code ProviderSignOut} leads a reader who signs out to the provider, too.
 * </ol>
 *
 * <p>Jakarta Security's {@code @OpenIdAuthenticationMechanismDefinition} does not fit: it is one
 * provider for the whole application, fixed by an annotation when it is deployed, and keeps tokens
 * and state in the container's session. Here each site has any number of connections that change
 * while the application runs, sessions live in the database of all nodes, and one mechanism serves
 * all protocols.
 *
 * <p>Owns nothing in the database. Requests to providers go through {@code outgoing}, outside of
 * transactions. May call what {@code protocol} may, and {@code outgoing}.
 */
package dev.gatehouse.protocol.oidc;
