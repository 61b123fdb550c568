package dev.gatehouse.administration.people;

import dev.gatehouse.reader.Reader;
import dev.gatehouse.reader.ReaderProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The users of a site that a file may refer to. */
final class KnownUsers {
  private final Map<String, Reader> byEmail = new HashMap<>();
  private final Map<String, Reader> byExternalId = new HashMap<>();

  KnownUsers(Collection<Reader> readers) {
    for (Reader reader : readers) {
      byEmail.put(reader.getProfile().getEmail(), reader);
      byExternalId.put(reader.getProfile().getExternalId(), reader);
    }
  }

  /**
   * The user that a profile refers to, by the rule of sign-ins: the external id decides before the
   * e-mail address, and a user with one external id never becomes another's by the address alone.
   */
  Reader match(ReaderProfile profile) {
    Reader named =
        profile.getExternalId() == null ? null : byExternalId.get(profile.getExternalId());
    if (named != null) {
      return named;
    }
    Reader addressed = profile.getEmail() == null ? null : byEmail.get(profile.getEmail());
    boolean another =
        addressed != null
            && profile.getExternalId() != null
            && addressed.getProfile().getExternalId() != null;
    return another ? null : addressed;
  }

  /** Members whose values belong to another user. */
  List<String> takenBy(Reader meant, ReaderProfile profile) {
    List<String> taken = new ArrayList<>();
    if (isAnothers(meant, profile.getEmail(), byEmail)) {
      taken.add("email");
    }
    if (isAnothers(meant, profile.getExternalId(), byExternalId)) {
      taken.add("externalId");
    }
    return taken;
  }

  private static boolean isAnothers(Reader meant, String value, Map<String, Reader> holders) {
    Reader holder = value == null ? null : holders.get(value);
    return holder != null && holder != meant;
  }
}
