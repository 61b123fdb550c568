/** The server under test: its deployment, its database and its clock. */
package dev.gatehouse.it.support.server;
