/**
 * Stores which tokens count no longer although they have not expired, so that a token that is the
 * session itself can end like any other session.
 */
package dev.gatehouse.token.ended;
