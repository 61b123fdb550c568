/** What tests deploy with the WAR so that passwords cost them no time. */
package dev.gatehouse.it.support.server.hash;
