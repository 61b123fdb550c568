/** Explains a token to an operator: every check with its result and remedy. Consumes nothing. */
package dev.gatehouse.protocol.diagnosis;
