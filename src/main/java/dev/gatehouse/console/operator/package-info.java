/**
 * Owns the console's pages about operators, their accounts, the teams of sites and API tokens; each
 * {@code XBacking} is behind {@code console/operator/x.xhtml}.
 */
package dev.gatehouse.console.operator;
