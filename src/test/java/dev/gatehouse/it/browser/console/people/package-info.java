/** The pages about users, groups and sessions. */
package dev.gatehouse.it.browser.console.people;
