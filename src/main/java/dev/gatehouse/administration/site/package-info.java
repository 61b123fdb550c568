/** Changes to a help center as such: its settings, logo, shared password and secret links. */
package dev.gatehouse.administration.site;
