/** The pages about the audit trail. */
package dev.gatehouse.it.browser.console.audit;
