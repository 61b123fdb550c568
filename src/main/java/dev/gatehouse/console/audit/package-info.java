/** The audit trail: who changed what, when and from where, and what of it is recorded. */
package dev.gatehouse.console.audit;
