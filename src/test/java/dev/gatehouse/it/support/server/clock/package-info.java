/** What the deployment under test has beside the WAR that is shipped. */
package dev.gatehouse.it.support.server.clock;
