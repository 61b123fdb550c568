package dev.gatehouse.token.claims;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A claim that a sign-in goes on without, wholly or in part.
 *
 * @param why a sentence without its full stop that names the claim and does not quote it
 */
public record NotTaken(String claim, String why) {
  /** A sentence for an event, which follows another one; empty if everything was taken. */
  public static String told(List<NotTaken> all) {
    return all.isEmpty()
        ? ""
        : all.stream().map(NotTaken::why).collect(Collectors.joining("; ", " Not taken: ", "."));
  }
}
