/** The pages about a site's single sign-on. */
package dev.gatehouse.it.browser.console.sso;
