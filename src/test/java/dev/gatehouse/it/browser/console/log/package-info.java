/** The pages about sign-in events. */
package dev.gatehouse.it.browser.console.log;
