/** Owns the transactions of sign-ins and hand-overs; each writes all or nothing. */
package dev.gatehouse.signin.write;
