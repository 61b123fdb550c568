/**
 * Owns the pages about a site's single sign-on: its connections, their settings and keys, and what
 * a company needs for its own backend. Names no protocol: forms draw on its description, and its
 * texts are in its own package.
 *
 * <p>Belongs to the console, and may call what it may.
 */
package dev.gatehouse.console.sso;
