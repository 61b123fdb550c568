/**
 * Owns the import of a folder of Markdown files: {@code WaitingZips} takes a zip from an untrusted
 * source, {@code ZipFolder} reads it, {@code FrontMatter} a file's metadata; {@code Planner} plans
 * what each file becomes, and {@code ImportWork} carries the plan out file by file. Articles and
 * categories change only through {@code ArticleChanges} and {@code CategoryChanges}, as one
 * operator.
 */
package dev.gatehouse.administration.content.imports;
