/** The console as operators use it: Debian's Chromium against the deployed WAR. */
package dev.gatehouse.it.browser;
