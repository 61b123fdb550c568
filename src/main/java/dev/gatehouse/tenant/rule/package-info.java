/**
 * The rules for what operators enter about a help center and its connections, as Jakarta Validation
 * constraints. Each annotation holds its validator.
 */
package dev.gatehouse.tenant.rule;
