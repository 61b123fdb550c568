/**
 * What every change by an operator or a program shares: the actor and their right, the rules for
 * input, the problems that a caller can report, and the audit entry that the change leaves in the
 * same transaction.
 */
package dev.gatehouse.administration.change;
