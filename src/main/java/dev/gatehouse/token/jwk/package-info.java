/**
 * Public keys as companies give them: pasted as PEM or JWK, or published as a JWK set (RFC 7517) at
 * an address, which is asked now and then and answers for a while even when it is down. Nimbus'
 * library reads the keys; {@code token} uses them.
 */
package dev.gatehouse.token.jwk;
