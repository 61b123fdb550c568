/**
 * Owns the console's pages about content: categories, articles, and the import of a folder of them.
 * Editors see these pages of a site and no others. May call what {@code console} may call.
 */
package dev.gatehouse.console.content;
