/** Every page as its users see it: Debian's Chromium against the deployed WAR. */
package dev.gatehouse.it.browser;
