package dev.gatehouse.console.studio;

/** Commands to paste into a shell; secrets and tokens come from its environment. */
final class ShellCommand {
  private ShellCommand() {}

  /** A program's call with a token. */
  static String withToken(String address) {
    return "curl -H \"Authorization: Bearer $TOKEN\" " + quoted(address);
  }

  /** A backend's request for a code. */
  static String forCode(String address, String clientId, String json) {
    return "curl -u "
        + quoted(clientId)
        + ":\"$CLIENT_SECRET\" -H 'Content-Type: application/json' \\\n  "
        + quoted(address)
        + " \\\n  -d "
        + quoted(json);
  }

  /** The text as one word for a POSIX shell. */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
