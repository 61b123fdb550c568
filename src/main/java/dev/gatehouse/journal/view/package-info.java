/** Owns views: filters of the sign-in log that are kept under a name. */
package dev.gatehouse.journal.view;
