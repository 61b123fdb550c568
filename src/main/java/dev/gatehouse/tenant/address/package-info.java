/**
 * Addresses that a help center's pages had before: how they are written and compared, and the rules
 * by which an old address names a page.
 */
package dev.gatehouse.tenant.address;
