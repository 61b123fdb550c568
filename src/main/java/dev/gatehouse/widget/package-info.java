/**
 * Owns the embedded widget: the script that a company's pages load, and the API that it calls. May
 * call {@code reading}, {@code signin}, {@code library} and what lies below them. Whose call it is,
 * and which pages may read the answer, has been settled before a request comes here.
 */
package dev.gatehouse.widget;
