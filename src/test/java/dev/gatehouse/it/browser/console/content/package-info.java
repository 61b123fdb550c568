/** The pages about categories and articles, and their import. */
package dev.gatehouse.it.browser.console.content;
