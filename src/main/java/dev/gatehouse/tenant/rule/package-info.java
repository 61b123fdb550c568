/**
 * The rules for what operators type about a help center and its connections, as Jakarta Validation
 * constraints. Each annotation names its validator.
 */
package dev.gatehouse.tenant.rule;
