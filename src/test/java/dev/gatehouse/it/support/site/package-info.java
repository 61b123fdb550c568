/** Help centers with what they need, made through the admin API. */
package dev.gatehouse.it.support.site;
