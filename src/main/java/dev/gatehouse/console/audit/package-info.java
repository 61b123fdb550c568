/** Owns the console's pages about the audit trail and about what it records. */
package dev.gatehouse.console.audit;
