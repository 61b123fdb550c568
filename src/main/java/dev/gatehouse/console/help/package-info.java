/** Owns the console's pages that show the handbook. */
package dev.gatehouse.console.help;
