/**
 * Owns the import of a folder of Markdown files: reading a zip that anybody may have made, reading
 * front matter, a plan of what each file would become, and carrying the plan out file by file. What
 * it changes, it changes by {@code ArticleChanges} and {@code CategoryChanges}, as one operator.
 *
 * <p>May call {@code administration} and what that may call.
 */
package dev.gatehouse.administration.content;
