package dev.gatehouse.signin.token;

import dev.gatehouse.protocol.Credential;
import dev.gatehouse.protocol.LiveConnection;

/** A credential and a connection that may have been meant by it. */
record Attempt(Credential credential, LiveConnection connection) {}
