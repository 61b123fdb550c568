package dev.gatehouse.storage;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Beans on a database of a test, wired as the container does, without what only the server has. */
public final class Wiring {
  private final Map<Class<?>, Object> made = new HashMap<>();

  public Wiring(MemoryDatabase memory, Clock clock) {
    made.put(EntityManager.class, memory.entities());
    made.put(Clock.class, clock);
  }

  /** Takes this one instead of making it. */
  public <T> Wiring with(Class<T> type, T bean) {
    made.put(type, bean);
    return this;
  }

  /** The bean of a class, with all that it needs; {@code null} instead of an interface. */
  public <T> T bean(Class<T> type) {
    Object known = made.get(type);
    if (known != null || type.isInterface()) {
      return type.cast(known);
    }
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      T bean = constructor.newInstance();
      made.put(type, bean);
      for (Class<?> of = type; of != Object.class; of = of.getSuperclass()) {
        for (Field field : of.getDeclaredFields()) {
          if (field.isAnnotationPresent(Inject.class)
              || field.isAnnotationPresent(PersistenceContext.class)) {
            field.setAccessible(true);
            field.set(bean, bean(field.getType()));
          }
        }
      }
      return bean;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
