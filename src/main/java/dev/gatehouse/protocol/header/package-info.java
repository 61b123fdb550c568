/**
 * Reads what the headers of a request say: who may read the answer, in which form, and what the
 * browser wants it for. Calls no other room of the protocols.
 */
package dev.gatehouse.protocol.header;
