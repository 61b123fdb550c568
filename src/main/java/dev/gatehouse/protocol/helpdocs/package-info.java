/**
 * HelpDocs' protocol: a token in any page's address, in a cookie of the company's own or of ours,
 * or with a call of the reading API; it is verified at every request and no session begins. Owns
 * those cookies and what the login page does; verification, users and articles are not its concern.
 */
package dev.gatehouse.protocol.helpdocs;
