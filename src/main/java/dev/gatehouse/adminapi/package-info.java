/**
 * The admin API: everything an operator can do, as HTTP and JSON under {@code /api/admin/v1} on the
 * base host. Owns paths, status codes, how JSON is read and written and how mistakes are told; what
 * a change means is decided by the rooms below. Callers were authenticated before they get here.
 *
 * <p>May call {@code signin}, {@code protocol}, {@code session}, {@code library}, {@code reader},
 * {@code journal}, {@code tenant} and what lies below them.
 */
package dev.gatehouse.adminapi;
