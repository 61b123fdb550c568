/** Owns the console's pages about problems: what needs attention, their list and one problem. */
package dev.gatehouse.console.problem;
