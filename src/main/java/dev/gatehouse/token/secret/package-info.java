/** What a signing secret must be like: length, known secrets and repetition. */
package dev.gatehouse.token.secret;
