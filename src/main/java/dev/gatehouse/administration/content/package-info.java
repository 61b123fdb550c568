/** Changes to articles and categories. */
package dev.gatehouse.administration.content;
