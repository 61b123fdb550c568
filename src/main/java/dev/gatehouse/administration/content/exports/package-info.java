/**
 * Owns the export of a site's content as the zip that an import reads: {@code Places} names the
 * files, {@code MarkdownText} writes a text, {@code ContentExport} the zip.
 */
package dev.gatehouse.administration.content.exports;
