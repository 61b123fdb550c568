/** Counts class loaders within the server's JVM; deployed to a server alone. */
package dev.gatehouse.it.support.server.loaders;
