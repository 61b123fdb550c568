/**
 * Verifies tokens: form, signature, strict JSON, typed claims and the rules that a vendor sets for
 * them; checks what a signing secret must be like; remembers each {@code jti} that was used.
 *
 * <p>Order is the point of this room: a token's length is checked and its signature is verified
 * before any of it is parsed, so an attacker's token costs one MAC for each active key and is never
 * decoded. Hashes and public-key mathematics are the JDK's and java-jwt signs; {@code jwk} reads
 * public keys; form, JSON and claims are read here, since every request with a token waits for it,
 * and since a verifier that answers only yes or no cannot tell an operator what to fix.
 *
 * <p>May call {@code cache}, {@code outgoing}, {@code rejection}, {@code secret}, {@code storage}
 * and {@code text}, and {@code tenant} to write when a key was last used. Verification knows no
 * vendor, no tenant and no database: keys and rules come in as parameters, and a {@code jti} is
 * consumed in the caller's transaction.
 */
package dev.gatehouse.token;
