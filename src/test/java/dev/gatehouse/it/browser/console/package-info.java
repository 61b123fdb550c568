/** The console's pages in a browser, in rooms as {@code dev.gatehouse.console} has them. */
package dev.gatehouse.it.browser.console;
