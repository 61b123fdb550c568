/**
 * Owns the seam behind which the vendors' protocols live, one package each: where a credential
 * travels, whose it is, what session follows, how a refusal looks. What they share, verification,
 * replay, users and sessions, lies below or in {@code signin}; no vendor is named there.
 *
 * <p>A further vendor is one more package here with one class that implements {@link
 * dev.gatehouse.protocol.Protocol}; CDI finds it.
 */
package dev.gatehouse.protocol;
