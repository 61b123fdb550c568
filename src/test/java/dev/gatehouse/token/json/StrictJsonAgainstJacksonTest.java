package dev.gatehouse.token.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.token.Vectors;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Our reader accepts exactly what Jackson accepts under the same rules, which {@link JsonDocument}
 * sets, and reads the same values. The one exception is a mistake of Jackson's.
 */
class StrictJsonAgainstJacksonTest {
  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\u00e9",
    "\\ud83d",
    "\\ude00",
    "\\ud83d\\ude00",
    "\\u000",
    "\\n",
    "\\/",
    "\\x",
    "\"a\"",
    "\"b\"",
    "\"exp\":",
    "\"a\":1",
    "true",
    "false",
    "null",
    "nul",
    "0",
    "-0",
    "00",
    "-",
    "1",
    "42",
    "1.5",
    "1.",
    ".5",
    "1e5",
    "1E+400",
    "1e",
    "-1e-5",
    "123456789012345678",
    "1234567890123456789",
    "123456789012345678901234567890",
    " ",
    "\t",
    "\n",
    "\r",
    "\f",
    "\u0000",
    "\u001f",
    "\u007f",
    "\u00e9",
    "\u20ac",
    "\ud83d\ude00",
    "\ufeff",
    "NaN",
    "//",
    "'",
    "\u00a0"
  };

  private static final int[] BYTES = {0x80, 0xBF, 0xC0, 0xC3, 0xED, 0xA0, 0xF4, 0xF8, 0xFF, 0};

  /** Of a digit beyond ASCII, Jackson looks at the low byte only, so that U+4D41 counts as A. */
  private static final Pattern MISTAKEN_DIGIT =
      Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u[0-9a-fA-F]{0,3}[^\\x00-\\x7F]");

  @Test
  void agreesOnTextsThatAreMadeAtRandom() {
    Random random = new Random(20_261_129);
    int accepted = 0;
    for (int i = 0; i < 30_000; i++) {
      accepted += agreed(utf8(object(random, 1)));
    }
    assertThat(accepted).isBetween(20_000, 29_999);
  }

  @Test
  void agreesOnTextsThatAreDamaged() {
    Random random = new Random(20_261_130);
    int accepted = 0;
    for (int i = 0; i < 60_000; i++) {
      accepted += agreed(damaged(utf8(object(random, 1)), random));
    }
    assertThat(accepted).isBetween(1_000, 50_000);
  }

  @Test
  void agreesOnPiecesInAnyOrder() {
    Random random = new Random(20_261_131);
    int accepted = 0;
    for (int i = 0; i < 60_000; i++) {
      StringBuilder text = new StringBuilder("{\"a\":");
      random.ints(1 + random.nextInt(4), 0, PIECES.length).forEach(p -> text.append(PIECES[p]));
      accepted += agreed(utf8(text.append('}').toString()));
    }
    assertThat(accepted).isBetween(1_000, 59_000);
  }

  @Test
  void agreesOnThePublishedFiles() throws IOException {
    try (Stream<Path> files = Files.list(Vectors.path("jsontestsuite/test_parsing"))) {
      for (Path file : files.toList()) {
        byte[] bytes = Files.readAllBytes(file);
        agreed(bytes);
        byte[] member = new byte[bytes.length + 6];
        System.arraycopy(utf8("{\"a\":"), 0, member, 0, 5);
        System.arraycopy(bytes, 0, member, 5, bytes.length);
        member[member.length - 1] = '}';
        agreed(member);
      }
    }
  }

  @Test
  void agreesOnLargeObjectsWithAndWithoutARepeatedName() {
    for (int size : new int[] {15, 16, 17, 18, 33, 500}) {
      for (int repeated = -1; repeated < size; repeated += Math.max(1, size / 7)) {
        StringBuilder text = new StringBuilder("{\"x\":0");
        for (int i = 0; i < size; i++) {
          text.append(",\"n").append(i).append("\":").append(i);
        }
        text.append(repeated < 0 ? "}" : ",\"n" + repeated + "\":0}");
        assertThat(agreed(utf8(text.toString()))).isEqualTo(repeated < 0 ? 1 : 0);
      }
    }
  }

  /** 1 if both accept the bytes, 0 if both refuse them. */
  private static int agreed(byte[] json) {
    Map<String, Object> expected = byJackson(json);
    Map<String, Object> found = ours(json);
    String shown = new String(json, StandardCharsets.ISO_8859_1);
    assertThat(plain(found)).as(shown).isEqualTo(expected);
    if (found != null) {
      assertThat(List.copyOf(found.keySet())).as(shown).isEqualTo(List.copyOf(expected.keySet()));
    }
    return found == null ? 0 : 1;
  }

  private static Map<String, Object> ours(byte[] json) {
    try {
      return StrictJson.parse(json);
    } catch (MalformedJson e) {
      assertThat(e).hasNoCause();
      return null;
    }
  }

  /** What Jackson reads, or null; the character NUL and large numbers are refused elsewhere. */
  private static Map<String, Object> byJackson(byte[] json) {
    try {
      JsonDocument document = JsonDocument.read(json);
      boolean refused =
          document.problems().stream()
              .anyMatch(
                  problem ->
                      problem.repeated() || problem.message().contains("half a surrogate pair"));
      boolean mistaken = MISTAKEN_DIGIT.matcher(new String(json, StandardCharsets.UTF_8)).find();
      return refused || mistaken ? null : document.members();
    } catch (MalformedJson e) {
      return null;
    }
  }

  /** Our values with the numbers that Jackson makes of them. */
  private static Object plain(Object value) {
    if (value instanceof Map<?, ?> object) {
      Map<Object, Object> members = new LinkedHashMap<>();
      object.forEach((name, member) -> members.put(name, plain(member)));
      return members;
    }
    if (value instanceof List<?> elements) {
      List<Object> plain = new ArrayList<>();
      elements.forEach(element -> plain.add(plain(element)));
      return plain;
    }
    if (value instanceof BigDecimal number && number.scale() == 0) {
      BigInteger whole = number.toBigIntegerExact();
      return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }
    return value instanceof BigDecimal number ? (Object) number.doubleValue() : value;
  }

  private static String object(Random random, int depth) {
    List<String> members = new ArrayList<>();
    for (int n = random.nextInt(6); n > 0; n--) {
      members.add(
          space(random)
              + string(random)
              + space(random)
              + ":"
              + space(random)
              + value(random, depth));
    }
    return space(random) + "{" + String.join(",", members) + space(random) + "}" + space(random);
  }

  private static String array(Random random, int depth) {
    List<String> elements = new ArrayList<>();
    for (int n = random.nextInt(4); n > 0; n--) {
      elements.add(space(random) + value(random, depth) + space(random));
    }
    return "[" + String.join(",", elements) + space(random) + "]";
  }

  private static String value(Random random, int depth) {
    return switch (random.nextInt(depth > 4 ? 6 : 8)) {
      case 0 -> "true";
      case 1 -> random.nextBoolean() ? "false" : "null";
      case 2 -> String.valueOf(random.nextLong() >> random.nextInt(64));
      case 3 -> number(random);
      case 4, 5 -> string(random);
      case 6 -> array(random, depth + 1);
      default -> object(random, depth + 1);
    };
  }

  private static String number(Random random) {
    return new BigInteger(random.nextInt(80), random)
        + (random.nextBoolean() ? "." + random.nextInt(1000) : "")
        + (random.nextBoolean() ? "eE".charAt(random.nextInt(2)) + "" + random.nextInt(30) : "");
  }

  private static String string(Random random) {
    StringBuilder text = new StringBuilder("\"");
    for (int n = random.nextInt(8); n > 0; n--) {
      switch (random.nextInt(12)) {
        case 0 -> text.append("\\").append("\"\\/bfnrt".charAt(random.nextInt(8)));
        case 1 -> text.append("\\u00%02X".formatted(random.nextInt(256)));
        case 2 -> text.append("\\uD83D\\uDE0%x".formatted(random.nextInt(16)));
        case 3 -> text.appendCodePoint(0xA0 + random.nextInt(0xD000));
        case 4 -> text.appendCodePoint(0x10000 + random.nextInt(0x1000));
        case 5 -> text.append(random.nextInt(40) == 0 ? "\\ud83d" : "_");
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.append('"').toString();
  }

  private static String space(Random random) {
    return random.nextInt(5) > 0 ? "" : " \t\n\r".substring(random.nextInt(4));
  }

  private static byte[] damaged(byte[] json, Random random) {
    byte[] damaged = json.clone();
    int at = random.nextInt(damaged.length);
    if (random.nextInt(3) == 0) {
      damaged[at] = (byte) BYTES[random.nextInt(BYTES.length)];
    } else if (random.nextBoolean()) {
      damaged[at] = (byte) "\"\\{}[],:.-+eE019tfn=_ \n".charAt(random.nextInt(23));
    } else {
      System.arraycopy(json, at, damaged, Math.max(0, at - 1), damaged.length - at);
    }
    return damaged;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
