/** The application beside which the one under test is measured; deployed to a server alone. */
package dev.gatehouse.it.support.server.hello;
