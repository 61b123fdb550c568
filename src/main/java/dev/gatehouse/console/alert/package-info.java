/** The pages about alert rules and web hooks, of a site or of the platform. */
package dev.gatehouse.console.alert;
