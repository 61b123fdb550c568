/** How a help center looks: accent color, theme, logo and writing direction. */
package dev.gatehouse.site.look;
