/** The console's pages of sign-in events: the list, one event, what is counted of them. */
package dev.gatehouse.console.log;
