package dev.gatehouse.administration.change;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A JSON member of a settings class: a field with {@link JsonProperty}, read and written through
 * its getter and setter, on which JPA and the class rely too.
 */
public record Member(String name, Field field) {

  /** The members of a class in the order of its fields. */
  public static List<Member> of(Class<?> type) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(JsonProperty.class))
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .map(field -> new Member(nameOf(field), field))
        .toList();
  }

  private static String nameOf(Field field) {
    String given = field.getAnnotation(JsonProperty.class).value();
    return given.isEmpty() ? field.getName() : given;
  }

  public Type type() {
    return field.getGenericType();
  }

  public Object read(Object bean) {
    String prefix = field.getType() == boolean.class ? "is" : "get";
    return call(bean, prefix + capitalized(), new Class<?>[0]);
  }

  /**
   * Sets this member from a JSON object, if present; a value of the wrong type adds an objection.
   */
  public void fill(Object bean, Map<String, Object> json, Objections objections) {
    if (json.containsKey(name)) {
      try {
        write(bean, MemberValue.of(json.get(name), type()));
      } catch (MemberValue.WrongType e) {
        objections.object(name, e.getMessage());
      }
    }
  }

  public void write(Object bean, Object value) {
    call(bean, "set" + capitalized(), new Class<?>[] {field.getType()}, value);
  }

  private String capitalized() {
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
}
