/**
 * Owns what surrounds every page of the console: who may open it, its security headers, its error
 * pages, its navigation and the addresses of its forms.
 *
 * <p>May call {@code console}; pages only let it know what their headers must allow, and the
 * switcher asks it where it may lead.
 */
package dev.gatehouse.console.frame;
