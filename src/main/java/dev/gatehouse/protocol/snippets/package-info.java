/**
 * Fills in the sample programs that the console shows for a connection. The templates lie beside
 * each protocol.
 */
package dev.gatehouse.protocol.snippets;
