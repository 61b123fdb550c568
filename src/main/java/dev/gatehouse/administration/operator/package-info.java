/** Changes to operators: accounts, teams, grants, invitations and API tokens. */
package dev.gatehouse.administration.operator;
