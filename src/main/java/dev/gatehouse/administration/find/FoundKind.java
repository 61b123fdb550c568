package dev.gatehouse.administration.find;

import dev.gatehouse.operator.Right;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be found, in the order in which results are shown. */
public enum FoundKind {
  SITE(Right.EDIT),
  USER(Right.CONFIGURE),
  /** Somebody whom tokens name, whether or not a site keeps them as a user. */
  PERSON(Right.CONFIGURE),
  EVENT(Right.CONFIGURE),
  SESSION(Right.CONFIGURE),
  CONNECTION(Right.CONFIGURE),
  KEY(Right.CONFIGURE),
  ARTICLE(Right.EDIT);

  private final Right right;

  FoundKind(Right right) {
    this.right = right;
  }

  /** Whoever has it at a site finds the things of this kind there. */
  Right right() {
    return right;
  }

  /** As the admin API and addresses write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FoundKind> of(String code) {
    return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
  }
}
