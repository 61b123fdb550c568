package dev.gatehouse.administration.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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
import java.util.stream.Stream;

/**
 * A JSON member of a settings class: a field with {@link JsonProperty}, read and written through
 * its getter and setter, on which JPA and the class rely too.
 *
 * @param part the field of the settings, with {@link JsonUnwrapped}, whose class has the member;
 *     {@code null} for the settings' own
 */
public record Member(String name, Field field, Field part) {

  /** The members of a class and of its parts, in the order of its fields. */
  public static List<Member> of(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .flatMap(Member::of)
        .toList();
  }

  private static Stream<Member> of(Field field) {
    if (field.isAnnotationPresent(JsonUnwrapped.class)) {
      return of(field.getType()).stream()
          .map(member -> new Member(member.name(), member.field(), field));
    }
    return field.isAnnotationPresent(JsonProperty.class)
        ? Stream.of(new Member(nameOf(field), field, null))
        : Stream.empty();
  }

  private static String nameOf(Field field) {
    String given = field.getAnnotation(JsonProperty.class).value();
    return given.isEmpty() ? field.getName() : given;
  }

  public Object read(Object bean) {
    String prefix = field.getType() == boolean.class ? "is" : "get";
    return call(holder(bean), prefix + capitalized(field), new Class<?>[0]);
  }

  /**
   * Sets this member from a JSON object, if present; a value of the wrong type adds an objection.
   */
  public void fill(Object bean, Map<String, Object> json, Objections objections) {
    if (json.containsKey(name)) {
      try {
        write(bean, converted(json.get(name), field.getGenericType()));
      } catch (WrongType e) {
        objections.object(name, e.getMessage());
      }
    }
  }

  public void write(Object bean, Object value) {
    call(holder(bean), "set" + capitalized(field), new Class<?>[] {field.getType()}, value);
  }

  private Object holder(Object bean) {
    return part == null ? bean : call(bean, "get" + capitalized(part), new Class<?>[0]);
  }

  private static String capitalized(Field field) {
    String property = field.getName();
    return property.substring(0, 1).toUpperCase(Locale.ROOT) + property.substring(1);
  }

  private static Object call(Object bean, String name, Class<?>[] types, Object... values) {
    try {
      Method method = bean.getClass().getMethod(name, types);
      return method.invoke(bean, values);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException(bean.getClass() + " lacks a public " + name, e);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(bean.getClass() + "." + name + " failed", e.getCause());
    }
  }

  /**
   * Converts a JSON value without coercion: the text "5" is not a number, 5.0 is not a whole
   * number, and 0 is not false.
   */
  private static Object converted(Object json, Type type) throws WrongType {
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
        into.add(converted(element, type.getActualTypeArguments()[0]));
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

  /** The value has the wrong type; the message names the right one. */
  private static final class WrongType extends Exception {
    private static final long serialVersionUID = 1L;

    WrongType(String message) {
      super(message, null, false, false);
    }
  }
}
