/** Turns an article's Markdown into safe HTML, headings with anchors, and plain text. */
package dev.gatehouse.library.markdown;
