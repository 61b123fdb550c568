/**
 * Takes a token apart and decides whether it holds: form, signature, strict JSON, typed claims and
 * the rules that a vendor sets for them; what a signing secret must be like; how a {@code jti} is
 * remembered.
 *
 * <p>Order is the point of this room: a token is measured and its signature is verified before a
 * byte of it is parsed, so a stranger's token costs one MAC for each active key and is never looked
 * into. Cryptography is java-jwt's; the claim rules are ours, since a verifier that answers only
 * yes or no cannot tell an operator what to mend.
 *
 * <p>May call {@code rejection}. Knows no vendor, no tenant and no database: whose keys and which
 * rules to use comes in as parameters, and consuming a {@code jti} is the caller's transaction.
 */
package dev.gatehouse.token;
