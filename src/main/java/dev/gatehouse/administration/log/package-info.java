/** Reads the sign-in events and the audit trail for the console and the admin API. */
package dev.gatehouse.administration.log;
