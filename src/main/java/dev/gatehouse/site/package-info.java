/**
 * Owns the pages that readers see: servlets that find what a reader may see and hand it to a
 * Facelet under {@code /site/}, which shows it. May call {@code reading}, {@code signin}, {@code
 * library} and what lies below them. Who is asking has been settled before a request comes here.
 */
package dev.gatehouse.site;
