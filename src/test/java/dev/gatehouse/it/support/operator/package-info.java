/** Operators, and the console as they ask for it over HTTP. */
package dev.gatehouse.it.support.operator;
