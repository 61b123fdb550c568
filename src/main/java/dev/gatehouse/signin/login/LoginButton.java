package dev.gatehouse.signin.login;

import dev.gatehouse.protocol.Incoming;
import dev.gatehouse.protocol.LiveConnection;

/** One of several ways to sign in, by its connection's name. */
public record LoginButton(String name, String address) {

  static LoginButton of(LiveConnection connection, String forward) {
    String id = connection.connection().getId().toString();
    String address = Incoming.withParameter(LoginPage.PATH, LoginPage.CONNECTION, id);
    return new LoginButton(
        connection.settings().getName(),
        Incoming.withParameter(address, LoginPage.FORWARD, forward));
  }
}
