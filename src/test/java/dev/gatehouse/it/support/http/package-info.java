/** Clients of the server under test, and what it answers. */
package dev.gatehouse.it.support.http;
