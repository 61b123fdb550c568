/**
 * Sends pictures and files: {@code VisibleFiles} finds what a viewer may have, which the articles
 * decide that use it, and {@code FileSender} sends it, or a part of it, piece by piece. The widget
 * and the console have addresses of their own for the same files.
 */
package dev.gatehouse.site.file;
