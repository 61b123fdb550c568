/**
 * The machinery of the admin API: reading requests, pages of lists, writing answers, and reporting
 * problems as RFC 9457 documents. The resources above it hold what each path does.
 */
package dev.gatehouse.adminapi.call;
