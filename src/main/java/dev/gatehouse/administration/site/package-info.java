/**
 * Changes to a help center as such: its settings, logo, shared password, secret links and
 * break-glass.
 */
package dev.gatehouse.administration.site;
