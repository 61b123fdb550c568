/**
 * Owns the export of a site's content as the zip that an import reads: {@code ContentExport} names
 * the files, {@code MarkdownText} writes one.
 */
package dev.gatehouse.administration.content.exports;
