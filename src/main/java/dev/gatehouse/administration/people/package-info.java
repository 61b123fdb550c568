/** Changes to readers: users and their import, groups, invitations and sessions. */
package dev.gatehouse.administration.people;
