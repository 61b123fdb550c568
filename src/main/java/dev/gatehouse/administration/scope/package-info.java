/**
 * What the changes of everything have in common that belongs to a site or to the platform, such as
 * alert rules, web hooks and views of the sign-in log.
 */
package dev.gatehouse.administration.scope;
