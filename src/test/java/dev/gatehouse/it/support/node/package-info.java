/** Several servers on one database, as in production: each with its own folder, ports and clock. */
package dev.gatehouse.it.support.node;
