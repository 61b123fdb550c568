/**
 * HelpCenter.io's protocol: a redirect with a key that comes back as the token's {@code jti}, a
 * token in any page's address, and Bearer tokens for the widget and the API. Owns the pending keys;
 * verification, replay, users and sessions are not its business.
 */
package dev.gatehouse.protocol.helpcenter;
