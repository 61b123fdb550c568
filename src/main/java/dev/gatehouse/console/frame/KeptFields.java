package dev.gatehouse.console.frame;

import dev.gatehouse.console.Carried;
import dev.gatehouse.console.Unchanged;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.io.Serializable;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a page's beans keep where the node that gets the form does not have them: simple values,
 * such as the version that the operator read, and what is marked {@link Carried}. Everything else
 * is read again.
 */
final class KeptFields {
  private static final String OURS = "dev.gatehouse.";
  private static final String NOTED = KeptFields.class.getName();
  private static final int LONGEST_TEXT = 4000;
  private static final Set<Class<?>> SIMPLE =
      Set.of(
          String.class,
          Long.class,
          long.class,
          Integer.class,
          int.class,
          Boolean.class,
          boolean.class,
          Instant.class,
          LocalDateTime.class);

  private KeptFields() {}

  /** The values of the beans of this page, by the beans' names and the fields'. */
  static HashMap<String, HashMap<String, Serializable>> collect(FacesContext faces) {
    HashMap<String, HashMap<String, Serializable>> all = new HashMap<>();
    beans(faces)
        .forEach(
            (name, bean) -> {
              HashMap<String, Serializable> values = new HashMap<>();
              for (Field field : fields(bean)) {
                Object value = get(field, bean);
                if (!(value instanceof String text) || text.length() <= LONGEST_TEXT) {
                  values.put(field.getName(), (Serializable) value);
                }
              }
              all.put(name, values);
            });
    return all;
  }

  /** Notes what the form of this request carried. */
  static void note(FacesContext faces, Map<String, HashMap<String, Serializable>> kept) {
    faces.getAttributes().put(NOTED, kept);
  }

  @SuppressWarnings("unchecked")
  static Map<String, HashMap<String, Serializable>> noted(FacesContext faces) {
    return (Map<String, HashMap<String, Serializable>>)
        faces.getAttributes().getOrDefault(NOTED, Map.of());
  }

  /**
   * Whether this node has the beans of this page as they were when its form was made. Beans that
   * the page asked for while it was built are there, but have read nothing.
   */
  static boolean areHere(FacesContext faces) {
    return collect(faces).equals(noted(faces));
  }

  /**
   * Gives the beans of this page the values that the form carried.
   *
   * @return whether they show the same as where the form came from, see {@link Unchanged}
   */
  static boolean restore(FacesContext faces) {
    boolean same = true;
    Map<String, HashMap<String, Serializable>> noted = noted(faces);
    for (Map.Entry<String, Object> entry : beans(faces).entrySet()) {
      Map<String, Serializable> values = noted.getOrDefault(entry.getKey(), new HashMap<>());
      for (Field field : fields(entry.getValue())) {
        if (values.containsKey(field.getName())) {
          Object value = values.get(field.getName());
          if (field.isAnnotationPresent(Unchanged.class)) {
            same &= Objects.equals(value, get(field, entry.getValue()));
          } else {
            set(field, entry.getValue(), value);
          }
        }
      }
    }
    return same;
  }

  /** The view-scoped beans of this page, which Faces keeps in the view map. */
  private static Map<String, Object> beans(FacesContext faces) {
    Map<String, Object> map = faces.getViewRoot().getViewMap(false);
    Map<String, Object> ours = new HashMap<>();
    if (map != null) {
      map.forEach(
          (name, bean) -> {
            if (bean != null && bean.getClass().getName().startsWith(OURS)) {
              ours.put(name, bean);
            }
          });
    }
    return ours;
  }

  private static List<Field> fields(Object bean) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> type = bean.getClass(); type != Object.class; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (isKept(field)) {
          field.setAccessible(true);
          fields.add(field);
        }
      }
    }
    return fields;
  }

  private static boolean isKept(Field field) {
    int modifiers = field.getModifiers();
    return !Modifier.isStatic(modifiers)
        && !Modifier.isFinal(modifiers)
        && !Modifier.isTransient(modifiers)
        && !field.isAnnotationPresent(Inject.class)
        && (SIMPLE.contains(field.getType()) || field.isAnnotationPresent(Carried.class));
  }

  private static Object get(Field field, Object bean) {
    try {
      return field.get(bean);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible before", e);
    }
  }

  private static void set(Field field, Object bean, Object value) {
    try {
      field.set(bean, value);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("made accessible before", e);
    }
  }
}
