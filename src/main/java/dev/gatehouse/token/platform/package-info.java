/**
 * The platform's own key pairs, with which it signs for receivers who do not share a secret with
 * it. Receivers verify with the published set (RFC 7517).
 */
package dev.gatehouse.token.platform;
