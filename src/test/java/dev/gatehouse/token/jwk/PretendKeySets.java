package dev.gatehouse.token.jwk;

import dev.gatehouse.outgoing.PretendCalls;

/** The room's objects for tests of others, without a server. */
public final class PretendKeySets {
  private PretendKeySets() {}

  /** Key sets that are fetched from such hosts, and used for no sign-in. */
  public static KeySets of(String listed) {
    KeySets sets = new KeySets();
    sets.calls = PretendCalls.calls(listed);
    return sets;
  }
}
