/** The JWT Studio. */
package dev.gatehouse.it.browser.console.studio;
