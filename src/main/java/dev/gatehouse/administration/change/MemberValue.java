package dev.gatehouse.administration.change;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Converts JSON values to the types of members, without coercion: the text "5" is not a number, 5.0
 * is not a whole number, and 0 is not false.
 */
public final class MemberValue {
  /** The value has the wrong type; the message names the right one. */
  public static final class WrongType extends Exception {
    private static final long serialVersionUID = 1L;

    WrongType(String message) {
      super(message, null, false, false);
    }
  }

  private MemberValue() {}

  /**
   * @param json as {@link JsonBody} gives it
   * @throws WrongType when the value does not have the type
   */
  public static Object of(Object json, Type type) throws WrongType {
    if (type instanceof ParameterizedType generic) {
      return container(json, generic);
    }
    Class<?> plain = (Class<?>) type;
    if (json == null && !plain.isPrimitive()) {
      return null;
    }
    return plain.isEnum() ? constant(json, plain) : scalar(json, plain);
  }

  private static Object scalar(Object json, Class<?> type) throws WrongType {
    if (type == String.class) {
      return expect(json, String.class, "must be text");
    }
    if (type == boolean.class || type == Boolean.class) {
      return expect(json, Boolean.class, "must be true or false");
    }
    if (json instanceof BigInteger) {
      throw new WrongType("must be a whole number of at most 63 bits");
    }
    long number = (Long) expect(json, Long.class, "must be a whole number");
    if (type == long.class || type == Long.class) {
      return number;
    }
    if (number != (int) number) {
      throw new WrongType("must be a whole number of at most 31 bits");
    }
    return (int) number;
  }

  private static Object constant(Object json, Class<?> type) throws WrongType {
    List<String> names = names(type);
    int index = names.indexOf(json);
    if (index < 0) {
      throw new WrongType("must be one of " + String.join(", ", names));
    }
    return type.getEnumConstants()[index];
  }

  /** The JSON names of an enum's constants. */
  public static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static Object container(Object json, ParameterizedType type) throws WrongType {
    if (json == null) {
      return null;
    }
    if (type.getRawType() == Map.class) {
      return expect(json, Map.class, "must be an object");
    }
    Collection<Object> into =
        type.getRawType() == Set.class ? new LinkedHashSet<>() : new ArrayList<>();
    int place = 1;
    for (Object element : (List<?>) expect(json, List.class, "must be a list")) {
      try {
        into.add(of(element, type.getActualTypeArguments()[0]));
      } catch (WrongType e) {
        throw new WrongType("entry " + place + " " + e.getMessage());
      }
      place++;
    }
    return into;
  }

  private static Object expect(Object json, Class<?> type, String otherwise) throws WrongType {
    if (!type.isInstance(json)) {
      throw new WrongType(otherwise);
    }
    return json;
  }
}
