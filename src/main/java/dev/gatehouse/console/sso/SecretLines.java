package dev.gatehouse.console.sso;

import java.util.List;
import java.util.Locale;

/**
 * How a secret gets to where a backend reads it, in lines to copy.
 *
 * @param title what the lines are for: the key of a text
 */
public record SecretLines(String title, String code) {

  /**
   * @param variable the environment variable from which the backend reads the secret
   */
  static List<SecretLines> of(String variable, String secret) {
    String quoted = shell(secret);
    String name = variable.toLowerCase(Locale.ROOT).replace('_', '-');
    return List.of(
        new SecretLines("setup.lines.env", variable + "=" + dotenv(secret) + "\n"),
        // printf, since echo would add a new line, which would be part of the secret.
        new SecretLines(
            "setup.lines.kubernetes",
            "printf %s "
                + quoted
                + " |\n  kubectl create secret generic "
                + name
                + " --from-file="
                + variable
                + "=/dev/stdin\n"),
        new SecretLines("setup.lines.file", "printf %s " + quoted + " > " + name + ".txt\n"));
  }

  /**
   * A value that dotenv libraries, Docker and systemd read alike: bare where no character means
   * anything to any of them, and else quoted, which Docker takes literally.
   */
  private static String dotenv(String secret) {
    if (secret.matches("[A-Za-z0-9+/=_.:@%-]+")) {
      return secret;
    }
    return secret.indexOf('\'') < 0
        ? "'" + secret + "'"
        : "\"" + secret.replaceAll("([\\\\\"$`])", "\\\\$1") + "\"";
  }

  /** One word of a POSIX shell. */
  private static String shell(String secret) {
    return "'" + secret.replace("'", "'\\''") + "'";
  }

  @Override
  public String toString() {
    // The secret must not reach a log by accident.
    return title;
  }
}
