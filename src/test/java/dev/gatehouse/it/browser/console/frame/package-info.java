/** What surrounds every page: keyboard, time limits, errors, weight, and its sessions. */
package dev.gatehouse.it.browser.console.frame;
