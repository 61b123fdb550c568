/** Owns the console's pages about sign-in events: the list, its chart, its views and one event. */
package dev.gatehouse.console.log;
