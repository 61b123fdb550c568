/**
 * Owns the console's pages about what readers of a site look for, read and leave unread. Editors
 * see them. May call what {@code console} may call.
 */
package dev.gatehouse.console.insight;
