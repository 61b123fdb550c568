/** The pages about operators, teams, accounts and API tokens. */
package dev.gatehouse.it.browser.console.operator;
