package dev.gatehouse.administration.setup;

/**
 * A step of a site's setup.
 *
 * @param name which one
 * @param done whether nothing is left to do
 * @param connectionId the connection that it is about, or {@code null}
 */
public record SetupStep(Name name, boolean done, Long connectionId) {
  /** The steps in their order. */
  public enum Name {
    /** Readers have to sign in. */
    PRIVATE("private"),
    /** Single sign-on is on, and so is a connection. */
    CONNECTION("connection"),
    /** Every connection has something that verifies tokens. */
    KEY("key"),
    /** Readers without a session are sent somewhere. */
    LOGIN_URL("loginUrl"),
    /** Somebody has signed in. */
    SIGN_IN("signIn"),
    /** There is something to read. */
    ARTICLE("article"),
    /** Readers who sign out here are signed out of the app: only some apps want that. */
    LOGOUT_URL("logoutUrl");

    private final String text;

    Name(String text) {
      this.text = text;
    }

    /** Its name in the admin API and in keys of texts. */
    public String text() {
      return text;
    }

    /** Whether a site is complete without it. */
    public boolean isOptional() {
      return this == LOGOUT_URL;
    }
  }
}
