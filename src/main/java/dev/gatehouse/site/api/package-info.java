/**
 * Owns the form of what the reading API and the widget's API answer in JSON, and sends what they
 * answered before. Calls no page.
 */
package dev.gatehouse.site.api;
