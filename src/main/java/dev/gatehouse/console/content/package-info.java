/**
 * The pages about what a help center holds: categories, articles, and the import of a folder of
 * them. Editors have these pages and no others of a site. May call what {@code console} may call.
 */
package dev.gatehouse.console.content;
