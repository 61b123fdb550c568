/**
 * ProProfs Knowledge Base's protocol: a token that lives three minutes, works once, names a
 * registered user by e-mail address and may open several sites. Verification, replay, users,
 * sessions and the way from one opened site to the next are not its concern.
 */
package dev.gatehouse.protocol.proprofs;
