/** Signs readers in with tokens: finds the credential, has it verified, records the outcome. */
package dev.gatehouse.signin.token;
