/**
 * Owns the import of a folder of Markdown files: it reads a zip from an untrusted source, reads
 * front matter, plans what each file becomes, and carries out the plan file by file. Articles and
 * categories change only through {@code ArticleChanges} and {@code CategoryChanges}, as one
 * operator.
 */
package dev.gatehouse.administration.content.imports;
