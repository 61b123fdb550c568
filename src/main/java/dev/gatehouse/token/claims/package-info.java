/** Typed claims and the rules that a protocol sets for them. One claim, one class. */
package dev.gatehouse.token.claims;
