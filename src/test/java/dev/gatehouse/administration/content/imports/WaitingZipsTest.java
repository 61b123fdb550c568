package dev.gatehouse.administration.content.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gatehouse.administration.change.Actor;
import dev.gatehouse.administration.change.Conflict;
import dev.gatehouse.administration.change.Missing;
import dev.gatehouse.administration.content.imports.WaitingZips.Key;
import dev.gatehouse.operator.Rights;
import dev.gatehouse.tenant.TenantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts of zips, which come in their order or not at all. */
class WaitingZipsTest {
  private static final TenantId SITE = new TenantId(1);
  private static final Actor ANN = new Actor("ann", null, Rights.PLATFORM);
  private static final Actor BOB = new Actor("bob", null, Rights.PLATFORM);

  private final WaitingZips zips = new WaitingZips();

  @AfterEach
  void dropThem() {
    zips.stop();
  }

  private void send(Actor actor, long at, String part) throws UnreadableZip {
    zips.append(actor, SITE, at, part.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] taken(Actor actor) throws IOException {
    Path file = zips.take(new Key(actor.name(), SITE));
    try {
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private void assertIncomplete(Actor actor) {
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> taken(actor));
  }

  @Test
  void partsBecomeOneZipOfEachOperator() throws UnreadableZip, IOException {
    send(ANN, 0, "abc");
    send(BOB, 0, "x");
    send(ANN, 3, "de");

    assertThat(taken(ANN)).asString().isEqualTo("abcde");
    assertThat(taken(BOB)).asString().isEqualTo("x");
    assertIncomplete(ANN);
  }

  @Test
  void partThatIsNotTheNextOneIsRefused() throws UnreadableZip, IOException {
    send(ANN, 0, "abc");

    for (long at : new long[] {2, 4}) {
      assertThatExceptionOfType(Conflict.class).isThrownBy(() -> send(ANN, at, "z"));
    }
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> send(BOB, 3, "z"));

    assertThat(taken(ANN)).asString().isEqualTo("abc");
  }

  @Test
  void firstPartBeginsAnew() throws UnreadableZip, IOException {
    send(ANN, 0, "abc");
    send(ANN, 0, "d");

    assertThat(taken(ANN)).asString().isEqualTo("d");
  }

  @Test
  void whoMayNotEditTheSiteUploadsNothing() {
    Actor stranger = new Actor("eve", null, new Rights(false, Map.of()));

    assertThatExceptionOfType(Missing.class).isThrownBy(() -> send(stranger, 0, "abc"));
    assertIncomplete(stranger);
  }

  @Test
  void formsZipIsTakenWhole() throws UnreadableZip, IOException {
    byte[] zip = new byte[ImportLimits.PART_BYTES + 1];
    new Random(3).nextBytes(zip);

    zips.takeWhole(ANN, SITE, new ByteArrayInputStream(zip));

    assertThat(taken(ANN)).isEqualTo(zip);
  }

  @Test
  void whatNobodyFinishesIsDeletedAtTheEnd() throws UnreadableZip, IOException {
    UploadedZip zip = new UploadedZip();
    zip.append(0, new byte[3]);

    zip.discard();

    assertThatExceptionOfType(Conflict.class).isThrownBy(zip::take);
    assertThatExceptionOfType(Conflict.class).isThrownBy(() -> zip.append(3, new byte[1]));
  }
}
