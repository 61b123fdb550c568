package dev.gatehouse.session;

import java.util.List;

/**
 * The sites that one sign-in opened, and how the other sites identify its holder.
 *
 * @param sites ids in the order of the sign-in; empty if it opened its own site only
 * @param email the address by which a site finds the holder among its own users, or {@code null}
 * @param visitors whether a holder who is no user of a site enters it as a visitor
 */
public record SignInScope(List<Long> sites, String email, boolean visitors) {
  public SignInScope {
    sites = List.copyOf(sites);
  }

  /** The scope of a sign-in that opened its own site only. */
  public static SignInScope none() {
    return new SignInScope(List.of(), null, false);
  }
}
