package dev.gatehouse.session;

import java.util.List;

/**
 * The sites that one sign-in opened, and how the others of them know its holder.
 *
 * @param sites their ids, in the sign-in's order; empty when it opened its own site only
 * @param email by which a site finds the holder among its own users, or {@code null}
 * @param visitors whether somebody whom a site does not find is let in as a visitor
 */
public record SignInScope(List<Long> sites, String email, boolean visitors) {
  public SignInScope {
    sites = List.copyOf(sites);
  }

  /** Of a sign-in that is for its own site only. */
  public static SignInScope none() {
    return new SignInScope(List.of(), null, false);
  }
}
