/** What holds between several nodes that share one database, and while they come and go. */
package dev.gatehouse.it.nodes;
