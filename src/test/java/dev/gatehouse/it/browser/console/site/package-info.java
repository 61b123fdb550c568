/** The pages about help centers and their look. */
package dev.gatehouse.it.browser.console.site;
