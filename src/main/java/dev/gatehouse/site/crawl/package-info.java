/**
 * Tells search engines of the pages of public sites: under which address they are listed, with what
 * description, and which there are. Other sites are told to nobody. May call {@code signin}, {@code
 * library} and the rooms below them.
 */
package dev.gatehouse.site.crawl;
