/**
 * HelpSite's protocol: a token in any page's address, or in a cookie that we or the company set,
 * which is the session itself and verified at every request. Owns that cookie and what a refused
 * reader is told; verification, users and sign-in are not its concern.
 */
package dev.gatehouse.protocol.helpsite;
