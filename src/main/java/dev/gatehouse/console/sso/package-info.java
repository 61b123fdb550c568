/**
 * Owns the pages about single sign-on of a site: its connections, their settings and keys, and what
 * a company needs for its own program. Names no protocol: what is said of one stands in the texts,
 * under its name.
 *
 * <p>Belongs to the console, and may call what it may.
 */
package dev.gatehouse.console.sso;
