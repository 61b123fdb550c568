/** Owns the console's pages about operators, their accounts, the teams of sites, and API tokens. */
package dev.gatehouse.console.operator;
