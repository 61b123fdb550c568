/** What the readers of a site look for, read and leave unread, for its editors. */
package dev.gatehouse.administration.insight;
