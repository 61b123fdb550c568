package dev.gatehouse.token.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes of a text as one number, the first one lowest, which takes a third of the time that
 * eight take one by one. A condition is a number, too, in which the highest bit of each byte tells
 * whether it holds for the byte: adding to an ASCII character sets that bit from a certain
 * character on. The other bits mean nothing. Conditions hold for ASCII only, so {@link #ascii} must
 * be asked as well; a byte beyond ASCII spoils what is told of the bytes after it.
 */
public final class EightBytes {
  private static final VarHandle ARRAY =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** One in each byte. */
  private static final long EACH = 0x0101_0101_0101_0101L;

  /** The condition that holds for all eight. */
  public static final long ALL = 0x80 * EACH;

  private EightBytes() {}

  /** The eight bytes from an index on. */
  public static long at(byte[] bytes, int index) {
    return (long) ARRAY.get(bytes, index);
  }

  /** A byte eight times. */
  public static long all(byte each) {
    return (each & 0xFFL) * EACH;
  }

  /** Letters in lower case; some other characters become others that are no letters. */
  public static long lower(long eight) {
    return eight | 0x20 * EACH;
  }

  /** Which are of ASCII. */
  public static long ascii(long eight) {
    return ~eight;
  }

  /** Which come from a character on. */
  public static long from(int first, long eight) {
    return eight + (0x80 - first) * EACH;
  }

  /** Which are another character. */
  public static long not(int character, long eight) {
    return (eight ^ character * EACH) + 0x7F * EACH;
  }

  /** The position of the first byte for which a condition holds; eight if there is none. */
  public static int first(long condition) {
    return Long.numberOfTrailingZeros(condition & ALL) / Byte.SIZE;
  }
}
