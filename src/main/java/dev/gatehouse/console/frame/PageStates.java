package dev.gatehouse.console.frame;

import dev.gatehouse.operator.OperatorSessions;
import dev.gatehouse.secret.Fingerprint;
import dev.gatehouse.secret.KeyedFingerprint;
import dev.gatehouse.secret.SealingKey;
import dev.gatehouse.signin.console.PageOwner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The state of pages as their forms carry it: sealed with a key that all nodes have, so that each
 * node opens it and nobody else can read or make one. It counts for one page and one operator, and
 * as long as a session may last. On pages before the sign-in it counts for one browser, so that no
 * other site can make a browser sign in.
 */
@ApplicationScoped
public class PageStates {
  /** Another purpose, another key. */
  private static final String PURPOSE = "state of pages";

  /** Beyond what any page of the console needs. */
  private static final int MOST_BYTES = 4_000_000;

  @Inject KeyedFingerprint fingerprints;
  @Inject Clock clock;

  private volatile SealingKey key;

  /** The state as text, for a form. */
  String seal(Serializable state, String page, HttpServletRequest request) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long end = clock.instant().plus(OperatorSessions.LONGEST).getEpochSecond();
    bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(end).array());
    try (ObjectOutputStream out = new ObjectOutputStream(new DeflaterOutputStream(bytes))) {
      out.writeObject(state);
    } catch (IOException e) {
      throw new IllegalStateException("the state of " + page + " cannot be written", e);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key().seal(bytes.toByteArray(), context(page, request)));
  }

  /** The state; empty if it is not one of this page and owner, or too old. */
  Optional<Object> open(String text, String page, HttpServletRequest request) {
    return decoded(text)
        .flatMap(bytes -> key().open(bytes, context(page, request)))
        .flatMap(this::read);
  }

  private static Optional<byte[]> decoded(String text) {
    try {
      return text.length() > MOST_BYTES
          ? Optional.empty()
          : Optional.of(Base64.getUrlDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      // Not ours, as anything else that does not open.
      return Optional.empty();
    }
  }

  private Optional<Object> read(byte[] opened) {
    Instant end = Instant.ofEpochSecond(ByteBuffer.wrap(opened).getLong());
    if (!clock.instant().isBefore(end)) {
      return Optional.empty();
    }
    InputStream state = new ByteArrayInputStream(opened, Long.BYTES, opened.length - Long.BYTES);
    try (ObjectInputStream in = new Input(new InflaterInputStream(state))) {
      return Optional.of(in.readObject());
    } catch (IOException | ClassNotFoundException e) {
      // Sealed by a node with another release, whose classes differ.
      return Optional.empty();
    }
  }

  private static String context(String page, HttpServletRequest request) {
    return page + " of " + Fingerprint.of(PageOwner.of(request));
  }

  private SealingKey key() {
    SealingKey known = key;
    if (known == null) {
      known = new SealingKey(fingerprints.derived(PURPOSE));
      key = known;
    }
    return known;
  }

  /** Reads the application's classes, as the server's own code does not by itself. */
  private static final class Input extends ObjectInputStream {
    private Input(InputStream in) throws IOException {
      super(in);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass type)
        throws IOException, ClassNotFoundException {
      try {
        return Class.forName(type.getName(), false, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        return super.resolveClass(type);
      }
    }
  }
}
